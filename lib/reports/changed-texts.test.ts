import { expect, test } from "vitest";
import { changedTexts } from "@/lib/reports/changed-texts";

test("figures have their names, and what is chosen from a list is no text", () => {
  const before = { content: { heading: "附件", annex: "sites", layout: "runIn", names: "first", themeId: "a" } };
  const after = {
    content: { heading: "共{{台账：01a22b98-c317-7756-a45c-16483403b4e6}}处", annex: "figures", layout: "paragraphs" },
  };
  expect(changedTexts(before, after)).toEqual([{ field: "heading", before: "附件", after: "共台账数处" }]);
});
