import { describe, expect, it } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import { numbersWithoutCitation } from "@/lib/reports/number-checks";
import { citedText } from "@/lib/reports/tokens";
import type { DraftEvidence, DraftPoint, ReportCounts } from "@/lib/reports/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";

/** Each rule about which evidence and which count a figure of a point is held against, by itself. */

const sites = Array.from({ length: 8 }, (_, at) => ({
  ...{ id: `s${at}`, name: `甲${String.fromCharCode(0x4e59 + at)}地` },
  kind: at < 5 ? ("town" as const) : ("township" as const),
}));
const counts: ReportCounts = {
  ...{ visits: 9, entries: 40, heard: 30, firstDay: "2026-09-07", lastDay: "2026-11-20", methods: [], sites },
  themes: [{ id: "t", name: "数据不共享", dimension: "problem", siteIds: sites.slice(0, 6).map(({ id }) => id) }],
};
const evidence = (id: string, text: string): DraftEvidence => ({
  ...{ id, entryId: `e-${id}`, quotedText: text, removed: false },
  entry: {
    ...{ visitId: "v", visitState: "approved", visitedOn: "2026-10-09", visitedAs: null, dimension: "problem", text },
    ...{ siteId: "s0", siteName: "甲乙地", siteKind: "town" },
  },
});
const found = (change: Partial<DraftPoint>, entries: readonly string[]) => {
  const point = draftPointOf("p", {
    ...{ themeId: "t", lead: "共享要跟上", evidence: entries.map((text, at) => evidence(`x${at}`, text)) },
    ...change,
  });
  return checkReport(plainDraft({ sections: [draftSection("问题", [point])] }), counts).filter(({ kind }) =>
    kind.startsWith("number"),
  );
};

describe("a figure of a point", () => {
  it("is an entry's before it is a count", () => {
    const [warning] = found({ text: "5个镇街没有共享平台。" }, ["7个镇街没有共享平台。"]);
    expect(warning).toMatchObject({ kind: "number_differs", rewording: { instead: "7" } });
    expect(warning?.counted).toBeUndefined();
    expect(found({ text: "5个镇街反映接口少。" }, ["接口少。"])[0]?.counted).toMatchObject({ of: "theme", value: 6 });
    // The number behind a theme's name is that theme's, whatever an entry says there.
    expect(found({ text: "反映数据不共享（6个镇街）。" }, ["反映数据不共享（7个镇街）。"])).toEqual([]);
  });

  it("without a citation is held against what no sentence cites, in a lead against all", () => {
    const text = `平台配员3名。${citedText("x0")}机房现有5名。`;
    expect(found({ text }, ["平台配员3名，机房现有5名。", "机房老旧。"]).map(({ details }) => details)).toEqual([
      ["5名"],
    ]);
    expect(found({ text }, ["平台配员3名。", "机房现有5名。"])).toEqual([]);
    expect(found({ lead: "平台配员3名", text }, ["平台配员3名。", "机房现有5名。"])).toEqual([]);
  });

  it("that is an article needs more likeness to be another entry's, and one that an entry has, clearly more", () => {
    for (const [text, entry] of [
      ["湖口镇安排一名干部包村。", "湖口镇今年抽调五名干部驻点帮扶。"],
      ["群众办一件事跑一次。", "群众办证要跑三次才行。"],
      ["设立一个综合窗口。", "大厅里有四个综合窗口。"],
    ] as const)
      expect(found({ text }, [entry])).toEqual([]);
    const entries = ["桥头镇大厅配3名干部。", "桥头镇窗口设5名干部。"];
    expect(found({ text: "桥头镇窗口配3名干部。" }, entries)).toEqual([]);
  });

  it("is also found where a speaker's 去年 was resolved", () => {
    const entries = ["2024年办结手续，去年办结8件。"];
    expect(found({ text: "2025年办结8件。" }, entries)).toEqual([]);
  });

  it("has no count behind 其中, where a point does not say of what it is a part", () => {
    const [warning] = found({ text: "其中3个镇反映接口少。" }, ["接口少。"]);
    expect([warning?.details, warning?.rewording]).toEqual([["3个"], undefined]);
  });
});

it("a month before the visits is none of them around the points", () => {
  const months = (text: string) => numbersWithoutCitation(text, counts, []).map(({ written }) => written);
  expect(months("2026年8月汛情平稳，9月起走访。")).toEqual(["8月"]);
});

describe("a word for a number of sites", () => {
  const words = (preface: string, point: Partial<DraftPoint>, of = counts) =>
    checkReport(plainDraft({ preface, sections: [draftSection("问题", [draftPointOf("p", point)])] }), of)
      .filter(({ kind }) => /^quantifier|^one_site/u.test(kind))
      .map(({ details }) => details[0]);
  const cited = [evidence("x0", "接口少。")];

  it("is not held against a point that nobody is behind", () => {
    expect(words("", { text: "多数镇街接口少。" })).toEqual([]);
    expect(words("", { text: "多数镇街接口少。", evidence: cited })).toEqual(["多数"]);
  });

  it("is held against the theme or the point that its sentence names, by a name that is long enough", () => {
    const short: ReportCounts = {
      ...counts,
      themes: [{ id: "k", name: "接口", dimension: "problem", siteIds: ["s0"] }],
    };
    expect(words("多数镇街接口少。", {}, short)).toEqual([]);
    const point = { lead: "接口改造滞后", evidence: cited };
    expect(words("多数镇街接口改造滞后。", point)).toEqual(["多数"]);
    expect(words("多数镇街接口改造滞后。", { ...point, dropped: true })).toEqual([]);
  });
});
