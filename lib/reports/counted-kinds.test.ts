import { describe, expect, it } from "vitest";
import { photoLead } from "@/lib/reports/annexes/annexes";
import { checkReport } from "@/lib/reports/checks";
import { countsSeen, seenFrom } from "@/lib/reports/seen-counts";
import type { DraftSection, PhotoFact, ReportCounts } from "@/lib/reports/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";

/** What is said of a wrong number of sites, shares, kinds and visits, and of figures at photos. */

const sites = Array.from({ length: 8 }, (_, at) => ({
  ...{ id: `s${at}`, name: `甲${String.fromCharCode(0x4e59 + at)}地` },
  kind: at < 5 ? ("town" as const) : ("township" as const),
}));
const countsOf = (behind: number, seminars = 6): ReportCounts => ({
  ...{ visits: 9, entries: 40, heard: 30, firstDay: "2026-10-08", lastDay: "2026-11-20", sites },
  methods: [{ method: "seminar", visits: seminars }],
  themes: [
    {
      ...{ id: "t", name: "专职人员不足", dimension: "problem" },
      siteIds: sites.slice(0, behind).map(({ id }) => id),
    },
  ],
});
const counts = countsOf(6);
const found = (change: Parameters<typeof plainDraft>[0], of = counts) =>
  checkReport(plainDraft(change), of)
    .filter(({ kind }) => kind.startsWith("number"))
    .map(({ details, rewording, counted }) => [details[0], rewording?.instead, counted?.value]);
const around = (preface: string, of = counts) => found({ preface }, of);

describe("a wrong number of sites", () => {
  it("has what is counted, in words if it is of all that say so", () => {
    expect(around("5个镇街反映专职人员不足。")).toEqual([["5个", "6", 6]]);
    expect(around("6个镇反映专职人员不足。")).toEqual([["6个", "5", undefined]]);
    expect(around("除3个镇街外，都反映专职人员不足。")).toEqual([["3个", "2", undefined]]);
    expect(around("没有一个镇街反映专职人员不足。")).toEqual([["一个", undefined, undefined]]);
    expect(around("座谈9次。")).toEqual([["9次", "6", undefined]]);
  });

  it("of a share is a share, with its sign where the figure has none", () => {
    expect(around("三分之二的镇街反映专职人员不足。")).toEqual([["三分之二", "75%", undefined]]);
    expect(around("76.5%的镇街反映专职人员不足。")).toEqual([["76.5%", "75", undefined]]);
    expect(around("80%的乡反映专职人员不足。")).toEqual([["80%", "33.3", undefined]]);
  });

  it("is no share of something else, though sites are spoken of", () => {
    for (const text of ["女网格员占60%，专职人员不足。", "镇街反映办结率达60%，专职人员不足。", "60%的镇街有食堂。"])
      expect(around(text).map(([, instead]) => instead)).toEqual([undefined]);
    expect(around("走访的75%的镇街反映专职人员不足。")).toEqual([]);
  });

  it("is of all that were visited where the text says so, and not where a part speaks", () => {
    expect(around("先后到6个镇街座谈，了解专职人员不足。")).toEqual([["6个", "8", 8]]);
    expect(around("6个镇街中心城区反映专职人员不足。")).toEqual([]);
    expect(around("走访的8个镇街中，8个反映专职人员不足。")).toEqual([["8个", "6", 6]]);
    expect(around("没有8个镇街都反映专职人员不足。")).toEqual([["8个", "6", 6]]);
    // A kind's part of some theme.
    expect(around("1个乡反映有困难。")).toEqual([]);
    const towns = { ...counts, sites: sites.map((site) => ({ ...site, kind: "town" as const })) };
    expect(around("5个镇反映专职人员不足。", towns)).toEqual([["5个", "6", 6]]);
  });

  it("of a kind, and a number of visits of one way, have not moved: nobody has seen them by themselves", () => {
    const now: ReportCounts = { ...countsOf(8, 7), seen: countsSeen(seenFrom(counts), countsOf(8, 7)) };
    expect(around("1个乡反映专职人员不足。", now)).toEqual([["1个", "3", undefined]]);
    expect(around("座谈6次。", now)).toEqual([["6次", "7", undefined]]);
    expect(around("6个镇街反映专职人员不足。", now)).toEqual([["6个", "8", 8]]);
  });

  it("is no article, though that many were seen", () => {
    const now: ReportCounts = { ...countsOf(2), seen: countsSeen(seenFrom(countsOf(1)), countsOf(2)) };
    expect(around("换一个镇街，专职人员不足的说法就不同。", now)).toEqual([]);
    expect(around("1个镇街反映专职人员不足。", now)).toEqual([["1个", "2", 2]]);
  });
});

it("a text announces its points, and other things of their number are figures", () => {
  const points = [1, 2, 3].map((at) => draftPointOf(`p${at}`));
  const lead = (text: string) => found({ sections: [{ ...draftSection("问题", points), lead: text }] });
  const own = (text: string) => lead(text).filter(([written]) => /^3(?!0)/u.test(String(written)));
  for (const text of ["有以下3个方面。", "提出3条建议。", "主要是3点。"]) expect(own(text)).toEqual([]);
  for (const text of ["办结3条。", "取消审批3项。", "到3点30分。"]) expect(own(text)).toHaveLength(1);
});

describe("a figure at photos", () => {
  const photo = (attachmentId: string, visitedOn: string): PhotoFact => ({
    ...{ attachmentId, visitedOn, visitId: "v", visitState: "approved", siteName: "甲乙地", siteKind: "town" },
    ...{ visitedAs: null, fileName: "a.jpg", missing: false },
  });
  const annex = (heading: string, captions: string[]): DraftSection => ({
    ...{ ...draftSection(heading, []), annex: "photos" as const },
    lead: photoLead(captions.map((caption, at) => ({ attachmentId: `a${at}`, caption }))),
  });
  const at = (heading: string, captions: string[], of = counts) => found({ sections: [annex(heading, captions)] }, of);

  it("is named in a caption, and has no box for a source", () => {
    expect(at("现场", ["12名网格员值班", "窗口"])).toEqual([["12名", undefined, undefined]]);
    const [warning] = checkReport(plainDraft({ sections: [annex("现场", ["走访8次"])] }), counts);
    expect([warning?.rewording?.instead, warning?.numeral]).toEqual(["9", undefined]);
  });

  it("may be the day of the photo, where that is known, and else a day of the visits", () => {
    const known = { ...counts, photos: [photo("a0", "2026-10-09")] };
    expect(at("现场", ["2026年10月9日摄"], known)).toEqual([]);
    expect(at("现场", ["2026年10月10日摄"], known).map(([written]) => written)).toEqual(["10日"]);
    expect(at("现场", ["2026年10月10日摄"])).toEqual([]);
  });

  it("may be the number of photos in the heading", () => {
    expect(at("两处现场", ["窗口", "大厅"])).toEqual([]);
    expect(at("三处现场", ["窗口", "大厅"]).map(([written]) => written)).toEqual(["三处"]);
  });
});
