import { expect, it } from "vitest";
import { countedThemes } from "@/lib/reports/number-checks";
import type { ReportCounts } from "@/lib/reports/types";

const counts: ReportCounts = {
  ...{ visits: 1, entries: 1, heard: 1, firstDay: null, lastDay: null, methods: [], sites: [] },
  themes: ["数据不共享", "园区职能不清"].map((name) => ({ id: name, name, dimension: "problem", siteIds: [] })),
};

it("a number of sites behind a theme's name is that theme's, also a wrong one, and other numbers are of none", () => {
  const text =
    "此外，园区职能不清（4个镇街园区）、数据不共享（9个镇街园区）等问题也有反映，园区职能不清（4个镇街园区）。";
  expect(countedThemes(text, counts).map(({ id }) => id)).toEqual(["园区职能不清", "数据不共享"]);
  expect(countedThemes("数据不共享有5个月了。4个镇街园区（数据不共享）。", counts)).toEqual([]);
});
