import { expect, test } from "vitest";
import { packRecord, unpackRecord } from "@/lib/reports/packed-record";
import type { CitedEntry, DraftEvidence, ReportRecord } from "@/lib/reports/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";

const entry = (text: string): CitedEntry => ({
  ...{ visitId: "v", visitState: "approved", visitedOn: "2026-03-01", siteId: "s", siteName: "湖口镇" },
  ...{ siteKind: "town", visitedAs: null, dimension: "problem", text },
});
const evidence: DraftEvidence[] = [
  { id: "same", entryId: "e1", quotedText: "村民反映饮水困难。", removed: false, entry: entry("村民反映饮水困难。") },
  { id: "changed", entryId: "e2", quotedText: "旧话", removed: false, entry: entry("新话") },
  { id: "gone", entryId: null, quotedText: "没有了的话", removed: true, entry: null },
  { id: "empty", entryId: "e3", quotedText: "", removed: false, entry: entry("今天的话") },
];
const record: ReportRecord = {
  ...{ id: "r", version: 3, stage: "first_draft", createdBy: "u", updatedAt: "2026-03-01T00:00:00.000Z" },
  ...{ versions: { front: 3 }, frozen: null, frozenAt: null, places: { county: "", kind: null }, whole: null },
  draft: plainDraft({ sections: [draftSection("s", [draftPointOf("p", { evidence })])] }),
};

test("a report is sent to its editor and comes out the same", () => {
  expect(unpackRecord(JSON.parse(JSON.stringify(packRecord(record))))).toEqual(record);
});

test("what a quotation and its entry both say is sent once", () => {
  expect(JSON.stringify(packRecord(record)).split("村民反映饮水困难。")).toHaveLength(2);
});
