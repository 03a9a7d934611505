import { describe, expect, it } from "vitest";
import { photoLead } from "@/lib/reports/annexes/annexes";
import { readMarkedFile } from "@/lib/imports/read-file";
import { documentLabels } from "@/lib/reports/document-words";
import { writeReportDocx } from "@/lib/reports/formats/docx";
import { itemsOf } from "@/lib/reports/returned/items";
import { compareReturned } from "@/lib/reports/returned/match";
import { takeItem } from "@/lib/reports/returned/take";
import { annexIds, annexedReport, photoOfHall, photoOfStreet } from "@/lib/testing/annex-sample";
import { annexedSample as sample } from "@/lib/testing/returned/annexed";
import { compared, replaced, sentWith } from "@/lib/testing/returned/by-hand";
import type { Paper } from "@/lib/testing/returned/paper";

const spansOf = ({ blocks }: Paper) => blocks.flatMap((block) => (block.kind === "paragraph" ? block.spans : []));
const inOf = (edit: (paper: Paper) => void, bookmarks: "kept" | "none" = "kept") => compared(sample, edit, bookmarks);

/** The annex after everything that the file says was taken over. */
async function taken(edit: (paper: Paper) => void, annex: string) {
  const { sent, comparison } = await inOf(edit);
  const [item, ...more] = itemsOf(sent, comparison, sample.draft);
  expect(more).toEqual([]);
  const served = { version: 1, draft: sample.draft, versions: {} };
  const changes = item && takeItem(served, { item, target: null, newId: "new" });
  const part = typeof changes === "object" ? changes.parts[0]?.part : undefined;
  expect(part?.key).toBe(annex);
  return part?.kind === "section" ? part.content : undefined;
}

describe("the annexes of a returned file", () => {
  it.each(["kept", "none"] as const)("are no news if nobody changed them (bookmarks %s)", async (bookmarks) => {
    const { comparison } = await inOf(() => undefined, bookmarks);
    expect(comparison).toMatchObject({ changes: [], waiting: [], order: null });
  });

  it.each(["kept", "none"] as const)("have their changed text as their own (bookmarks %s)", async (bookmarks) => {
    const { comparison } = await inOf((paper) => replaced(paper, "逐月晾晒", "按季晾晒"), bookmarks);
    expect(comparison.waiting).toEqual([]);
    expect(comparison.changes).toMatchObject([
      { part: annexIds.text, kind: "sectionLead", returned: { text: expect.stringContaining("按季晾晒") as string } },
    ]);
  });

  it("take over a changed text with both of its paragraphs", async () => {
    const content = await taken((paper) => replaced(paper, "逐月晾晒", "按季晾晒"), annexIds.text);
    expect(content).toMatchObject({ annex: "text" });
    expect(content?.lead.split("\n")).toHaveLength(2);
    expect(content?.lead).toContain("统一登记、按季晾晒。");
  });

  it("take over a changed title without its number", async () => {
    const content = await taken((paper) => {
      const titles = spansOf(paper).filter(({ text }) => text.includes("督查清单制度介绍"));
      // The first one is in the body: 附件说明.
      for (const title of titles.slice(1)) title.text = title.text.replace("督查清单制度介绍", "督查清单办法");
    }, annexIds.text);
    expect(content?.heading).toBe("东渡街道督查清单办法");
  });

  it("take over the 题注 of a photo without its number, site and day", async () => {
    const content = await taken((paper) => replaced(paper, "村民议事厅正在讨论", "群众在议事厅商量"), annexIds.photos);
    expect(content?.lead).toBe(
      photoLead([
        { attachmentId: photoOfHall, caption: "群众在议事厅商量沟渠清淤" },
        { attachmentId: photoOfStreet, caption: "" },
      ]),
    );
  });

  it("make no 题注 of the site and day of a photo that has none, whatever its number", async () => {
    const { comparison } = await inOf((paper) => replaced(paper, "图2", "图7"));
    expect(comparison.changes).toEqual([]);
  });

  it("leave a changed cell of a table waiting, and make no point of it", async () => {
    const changed = annexedReport.annexPages?.map((annex) => ({
      ...annex,
      figures: annex.figures?.map((figure) => ({ ...figure, definition: figure.definition && "挂牌的议事点和议事角" })),
    }));
    const file = await writeReportDocx(
      { ...annexedReport, annexPages: changed },
      { evidenceIndex: true, labels: documentLabels },
    );
    const { sent } = await sentWith(sample);
    const comparison = compareReturned(sent, readMarkedFile("改稿.docx", file));
    expect(comparison.changes).toEqual([]);
    expect(comparison.waiting).toMatchObject([{ text: expect.stringContaining("挂牌的议事点和议事角") as string }]);
  });
});
