import { expect, test } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import { adviceFilled } from "@/lib/reports/settle-advice";
import { withFields } from "@/lib/reports/parts/with-fields";
import { numbersWithoutCitation } from "@/lib/reports/number-checks";
import type { DraftEvidence, ReportCounts, ReportDraft } from "@/lib/reports/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";
import { zeroSentences } from "@/lib/testing/report-texts/uniqueness";

/** 零投诉 is a figure: 0. */

const counts: ReportCounts = {
  ...{ visits: 1, entries: 1, heard: 3, firstDay: "2026-10-09", lastDay: "2026-10-09", methods: [], themes: [] },
  sites: [{ id: "s1", name: "桥头镇", kind: "town" }],
};
function draftOf(text: string, entry: string): ReportDraft {
  const evidence: DraftEvidence = {
    ...{ id: "x1", entryId: "e1", quotedText: entry, removed: false },
    entry: {
      ...{ visitId: "v1", visitState: "approved", visitedOn: "2026-10-09", visitedAs: null, dimension: "example" },
      ...{ siteId: "s1", siteName: "桥头镇", siteKind: "town", text: entry },
    },
  };
  return plainDraft({
    sections: [draftSection("成效", [draftPointOf("p", { lead: "做法有效", text, evidence: [evidence] })])],
  });
}
const found = (text: string, entry: string) =>
  checkReport(draftOf(text, entry), counts).filter(({ kind }) => kind.startsWith("number"));

test("each thing of which there is none is a figure by itself, with the figure that an entry has", () => {
  expect(found("窗口零投诉、零差错。", "窗口没有收到投诉。").map(({ details }) => details)).toEqual([["零差错"]]);
  const [warning] = found("窗口全年零投诉。", "窗口全年收到投诉3件。");
  expect(warning).toMatchObject({ kind: "number_differs", source: "窗口全年收到投诉3件", numeral: { words: "零" } });
  // 3投诉 is no text.
  expect(warning?.rewording).toBeUndefined();
  expect(found("窗口零投诉。", "窗口零事故。").map(({ source }) => source)).toEqual(["窗口零事故"]);
});

test("it needs a source around the points too", () => {
  const around = (text: string) => numbersWithoutCitation(text, counts, [0]).map(({ written }) => written);
  expect(around("全县零安全事故、越级访零新增，一百零三件办结，二〇二六年零距离服务。")).toEqual([
    ...["零安全事故", "零新增", "一百零三件"],
  ]);
  expect(around("成百上千的群众，上百人围观，数十人参与。")).toEqual(["百人", "数十人"]);
});

test("it takes a source by hand", () => {
  const draft = draftOf("窗口零投诉。", "窗口不关门。");
  const [warning] = checkReport(draft, counts).filter(({ kind }) => kind.startsWith("number"));
  const fields = warning && adviceFilled(draft, warning, "县热线办通报");
  if (!fields) throw new Error("no place for a source");
  const filled = withFields(draft, "p", fields);
  expect(filled.sections[0]?.points[0]?.text).toBe("窗口{{手填：零｜县热线办通报}}投诉。");
  expect(checkReport(filled, counts).filter(({ kind }) => kind.startsWith("number"))).toEqual([]);
});

test("it is named in a corpus where an entry has another figure or none, and not where it has none of it", () => {
  const [wrong, right] = [true, false].map((side) => zeroSentences.filter((one) => one.wrong === side));
  const named = ({ text, entry }: (typeof zeroSentences)[number]) =>
    found(text, entry).some(({ details }) => details[0]?.startsWith("零"));
  const missed = (wrong ?? []).filter((one) => !named(one)).map(({ text }) => text);
  const alarms = (right ?? []).filter(named).map(({ text }) => text);
  const [of, innocent] = [wrong?.length ?? 0, right?.length ?? 0];
  console.log(`零 figures: ${of - missed.length} of ${of} found; ${alarms.length} false of ${innocent}`);
  expect(of + innocent).toBeGreaterThanOrEqual(40);
  expect({ missed, alarms }).toEqual({ missed: [], alarms: [] });
});
