import { expect, test } from "vitest";
import { photoLead } from "@/lib/reports/annexes/annexes";
import { checkReport } from "@/lib/reports/checks";
import type { DraftEvidence, DraftSection, ReportCounts, ReportDraft } from "@/lib/reports/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";
import { hostileSentences, type HostileSentence } from "@/lib/testing/report-texts/hostile-numbers";
import { laterSentences } from "@/lib/testing/report-texts/later-numbers";

/** Wrong figures in the words of an office, against counts and entries that say otherwise. */

const named: Record<string, string> = { s1: "桥头镇", s2: "湖口镇", s13: "林湖乡", s18: "城东街道" };
const kindOf = (at: number) => (at <= 12 ? "town" : at <= 17 ? "township" : at <= 21 ? "subdistrict" : "park");
const sites = Array.from({ length: 24 }, (_, at) => {
  const id = `s${at + 1}`;
  return { id, name: named[id] ?? `甲${String.fromCharCode(0x4e59 + at)}地`, kind: kindOf(at + 1) } as const;
});
const theme = (name: string, number: number) => ({
  ...{ id: name, name, dimension: "problem" as const },
  siteIds: sites.slice(0, number).map(({ id }) => id),
});
const counts: ReportCounts = {
  ...{ visits: 27, entries: 640, heard: 300, firstDay: "2026-09-07", lastDay: "2026-11-20", sites },
  methods: [
    { method: "seminar", visits: 18 },
    { method: "site_visit", visits: 9 },
  ],
  themes: [theme("专职人员不足", 21), theme("数据不共享", 6), theme("经费保障不足", 12)],
};

function evidence(siteId: string, visitedOn: string, text: string): DraftEvidence {
  const site = sites.find(({ id }) => id === siteId);
  return {
    ...{ id: `x-${siteId}`, entryId: `e-${siteId}`, quotedText: text, removed: false },
    entry: {
      ...{ visitId: `v-${siteId}`, visitState: "approved", visitedOn, visitedAs: null, dimension: "problem", text },
      ...{ siteId, siteName: site?.name ?? "", siteKind: site?.kind ?? "town" },
    },
  };
}
const cited = [
  evidence(
    "s1",
    "2026-10-09",
    "便民、应急、综治三个口子合署办公，实际到岗19人，其中6人从村里抽调。一年运转经费8万元，网格员每人每月补贴三千二。",
  ),
  evidence("s2", "2026-10-15", "全镇划了46个网格，配专职网格员38名，其中三成由村组干部兼任。收缴率从61%提到97%。"),
  evidence(
    "s18",
    "2026-11-12",
    "上半年收到诉求1237条，办结1211条，平均3天办结，线上办理1500件。改造拖了两年半，考核列全市第三，诉求办理比上年翻一番。",
  ),
];

function draftOf({ place, text }: HostileSentence): ReportDraft {
  const point = (change: { lead?: string; text?: string }) =>
    plainDraft({
      sections: [
        draftSection("问题", [
          draftPointOf("p", { themeId: "专职人员不足", lead: "人手紧", evidence: cited, ...change }),
        ]),
      ],
    });
  const annex = (change: Partial<DraftSection>) => plainDraft({ sections: [{ ...draftSection("附", []), ...change }] });
  switch (place) {
    case "preface":
      return plainDraft({ preface: text });
    case "closing":
      return plainDraft({ closing: text });
    case "section":
      return plainDraft({ sections: [{ ...draftSection("问题", []), lead: text }] });
    case "lead":
      return point({ lead: text });
    case "text":
      return point({ text });
    case "annex":
      return annex({ annex: "text", lead: text });
    case "caption":
      return annex({ annex: "photos", lead: photoLead([{ attachmentId: "a1", caption: text }]) });
  }
}

const found = (sentence: HostileSentence) =>
  checkReport(draftOf(sentence), counts)
    .filter(({ kind }) => /^number|^quantifier|^one_site/u.test(kind))
    .flatMap(({ details }) => details.slice(0, 1));

/** So much of its clause is said in other words that its place is not known. */
const otherWords = ["text 19名 ← 三个口子合署，19名干部中6名来自村里。", "lead 三成 ← 网格员兼职占三成，专职不足40名"];

test("what is wrong is named, and what is right is not", () => {
  const [missed, alarms] = [[] as string[], [] as string[]];
  let figures = 0;
  for (const sentence of [...hostileSentences, ...laterSentences]) {
    const { place, text, wrong } = sentence;
    const names = found(sentence);
    figures += wrong.length;
    for (const one of wrong) {
      const at = names.findIndex((name) => name.startsWith(one));
      if (at < 0) missed.push(`${place} ${one} ← ${text}`);
      else names.splice(at, 1);
    }
    alarms.push(...names.map((name) => `${place} ${name} ← ${text}`));
  }
  console.log(`hostile figures: ${figures - missed.length} of ${figures} named, ${alarms.length} false alarms`);
  expect({ missed, alarms }).toEqual({ missed: [], alarms: otherWords });
});
