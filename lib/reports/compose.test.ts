import { expect, test } from "vitest";
import { supportOf } from "@/lib/reports/compose";
import type { DraftEvidence, ReportCounts } from "@/lib/reports/types";
import { draftPointOf, plainDraft } from "@/lib/testing/plain-draft";
import type { DimensionKey } from "@/lib/vocabulary";

const counts: ReportCounts = {
  ...{ visits: 1, entries: 1, heard: 1, firstDay: null, lastDay: null, methods: [] },
  sites: [{ id: "s", name: "桥头镇", kind: "town" }],
  themes: [{ id: "t", name: "补员", dimension: "suggestion", siteIds: ["s"] }],
};
const evidence = (id: string, dimension: DimensionKey): DraftEvidence => ({
  ...{ id, entryId: id, quotedText: "话", removed: false },
  entry: {
    ...{ visitId: "v", visitState: "approved", visitedOn: "2026-11-01", visitedAs: null, dimension, text: "话" },
    ...{ siteId: "s", siteName: "桥头镇", siteKind: "town" },
  },
});

test("a number of sites is said in the dimension of its theme, otherwise of most of what the point cites", () => {
  const dimensionOf = (themeId: string | null, ...cited: DimensionKey[]) => {
    const point = draftPointOf("p", { themeId, evidence: cited.map((one, place) => evidence(`e${place}`, one)) });
    const support = supportOf(point, plainDraft(), counts);
    return support && (support.dimension ?? "problem");
  };
  expect(dimensionOf("t", "problem")).toBe("suggestion");
  expect(dimensionOf(null, "problem", "status", "status")).toBe("status");
  expect(dimensionOf(null, "problem", "problem", "example")).toBe("problem");
  expect(dimensionOf(null)).toBeNull();
});
