import { describe, expect, it } from "vitest";
import { pieceNames } from "@/lib/reports/formats/piece-names";
import { itemsOf } from "@/lib/reports/returned/items";
import { takeItem } from "@/lib/reports/returned/take";
import { compared, findSpan, replaced } from "@/lib/testing/returned/by-hand";
import { textOf, type Paper } from "@/lib/testing/returned/paper";
import { nestedReport, sampleReports, type SampleSent } from "@/lib/testing/returned/reports";

const sample = (name: string): SampleSent => {
  const found = sampleReports.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const runIn = sample("run in and sub-headings");
const point = (lead: string) => pieceNames.point(`point-${lead}`);

describe("a returned report", () => {
  it.each(sampleReports.map((one) => [one.name, one] as const))(
    "says nothing if nobody changed it: %s",
    async (_, one) => {
      for (const bookmarks of ["kept", "none"] as const)
        expect((await compared(one, () => undefined, bookmarks)).comparison).toMatchObject({
          changes: [],
          waiting: [],
          comments: [],
          order: null,
        });
    },
  );

  it.each(["kept", "none"] as const)("finds each point inside another as itself (bookmarks %s)", async (bookmarks) => {
    expect((await compared(nestedReport, () => undefined, bookmarks)).comparison).toMatchObject({
      changes: [],
      waiting: [],
      order: null,
    });
    const held = nestedReport.model.sections.flatMap(({ points }) => points.filter(({ level }) => level));
    expect(held.length).toBeGreaterThan(2);
    for (const { id, text } of held) {
      const { comparison } = await compared(
        nestedReport,
        (paper) => replaced(paper, text.slice(2, 14), "换了的话"),
        bookmarks,
      );
      expect(comparison.changes.map(({ name }) => name)).toEqual([pieceNames.point(id)]);
      expect(comparison.waiting).toEqual([]);
    }
  });

  it.each(["kept", "none"] as const)(
    "has a point's new words and names its new figure (bookmarks %s)",
    async (bookmarks) => {
      const { comparison } = await compared(runIn, (paper) => replaced(paper, "议事点214个", "议事点241个"), bookmarks);
      expect(comparison.changes).toHaveLength(1);
      expect(comparison.changes[0]).toMatchObject({
        name: point("阵地覆盖面不断扩大"),
        returned: { lead: "阵地覆盖面不断扩大" },
        support: null,
        doubts: [],
      });
      expect(comparison.changes[0]?.returned?.text).toContain("议事点241个，其中");
      expect(comparison.changes[0]?.numbers.map(({ change, written }) => [change, written])).toEqual([
        ["new", "241个"],
        ["gone", "214个"],
      ]);
    },
  );

  it("keeps placeholders whose print nobody changed, and no other", async () => {
    const { comparison } = await compared(sample("placeholders"), (paper) => {
      replaced(paper, "听取86人次", "广泛听取86人次");
      replaced(paper, "走访8个", "走访9个");
    });
    expect(comparison.changes[0]?.returned?.text).toMatch(
      /^按照年度重点课题安排，\{\{起止时间\}\}，课题组走访9个镇街园区（\{\{镇街园区名单\}\}）\{\{走访数\}\}次，方式为\{\{方式\}\}，广泛听取\{\{听取人次\}\}人次意见/u,
    );
    expect(comparison.changes[0]?.numbers.map(({ written }) => written)).toEqual(["9个", "8个"]);
    // What a person compares has the values, as the file had them.
    expect(comparison.changes[0]?.shown.issued.text).toMatch(/走访8个镇街园区（[^{}]+）27次/u);
    expect(comparison.changes[0]?.shown.returned?.text).toMatch(/走访9个镇街园区（[^{}]+）27次/u);
  });

  it("has a changed addressee, issuer and date as fields of the front", async () => {
    const { draft, model } = runIn;
    const front = {
      addressee: "市委、市政府",
      issuer: "市委政研室\n市农业农村局",
      issuedOn: "2026-11-03",
      sealed: false,
    };
    const sample = { ...runIn, draft: { ...draft, ...front }, model: { ...model, ...front } };
    const { comparison, sent } = await compared(sample, (paper) => {
      replaced(paper, "市委、市政府：", "市委办公室：");
      replaced(paper, "市农业农村局", "市民政局");
      replaced(paper, "2026年11月3日", "2026年11月8日");
    });
    expect(sent.front.map(({ kind }) => kind)).toEqual(["addressee", "issuer", "issuedOn"]);
    expect(comparison.waiting).toEqual([]);
    expect(comparison.changes.map(({ kind, returned }) => [kind, returned?.text])).toEqual([
      ["addressee", "市委办公室"],
      ["issuer", "市委政研室\n市民政局"],
      ["issuedOn", "2026-11-08"],
    ]);
    expect(comparison.changes[2]?.numbers.map(({ written }) => written)).toContain("8日");
    const taken = itemsOf(sent, comparison, sample.draft).map((item) =>
      takeItem({ version: 1, draft: sample.draft, versions: {} }, { item, target: null, newId: "" }),
    );
    expect(taken).toMatchObject([
      { parts: [{ part: { content: { addressee: "市委办公室", title: draft.title } } }] },
      { parts: [{ part: { content: { issuer: "市委政研室\n市民政局" } } }] },
      { parts: [{ part: { content: { issuedOn: "2026-11-08" } } }] },
    ]);
  });

  it("takes no renumbering for a change", async () => {
    const renumbered = (paper: Parameters<Parameters<typeof compared>[1]>[0]) => {
      for (const block of paper.blocks)
        if (block.kind === "paragraph")
          for (const span of block.spans)
            span.text = span.text.replace(/^[一二三四五六]是$/u, "第三，").replace(/^（[一二三]）/u, "2.");
    };
    expect((await compared(runIn, renumbered)).comparison).toMatchObject({ changes: [], waiting: [] });
  });

  it("tells of the sentence of the count apart from the text", async () => {
    const { comparison } = await compared(runIn, (paper) =>
      replaced(paper, "走访的8个镇街园区中5个反映", "走访的8个镇街园区中6个反映"),
    );
    expect(comparison.changes).toHaveLength(1);
    const [change] = comparison.changes;
    expect(change?.returned).toEqual(change?.issued);
    expect(change?.support?.after).toContain("中6个反映");
    expect(change?.numbers.map(({ written }) => written)).toEqual(["6个", "5个"]);
  });

  it("has who changed what, and comments beside their words", async () => {
    const { comparison } = await compared(runIn, (paper) => {
      const { spans, span } = findSpan(paper, "停车难、加装电梯");
      spans.splice(
        spans.indexOf(span),
        1,
        { ...span, text: "停车难", deleted: "王主任" },
        { ...span, text: "停车和充电难", inserted: "王主任" },
        { ...span, text: "、加装电梯", comment: "这里补一个例子。" },
        { ...span, text: span.text.replace("停车难、加装电梯", "") },
      );
    });
    expect(comparison.changes).toHaveLength(1);
    expect(comparison.changes[0]).toMatchObject({
      name: point("一批急难愁盼问题得到解决"),
      tracked: [
        { kind: "deleted", author: "王主任", text: "停车难" },
        { kind: "inserted", author: "王主任", text: "停车和充电难" },
      ],
      comments: [{ author: "李科长", text: "这里补一个例子。", about: "、加装电梯" }],
    });
  });

  it("leaves a new paragraph and a new numbered point to a person, with their figures", async () => {
    const { comparison } = await compared(
      runIn,
      (paper) => {
        const { spans, span } = findSpan(paper, "二是");
        spans.splice(spans.indexOf(span), 0, { ...span, text: "二是新增一点。需要投入35万元。", bookmark: null });
        const last = paper.blocks.findLastIndex(
          (block) => block.kind === "paragraph" && block.properties.includes("Heading1"),
        );
        const added = { ...span, bold: false, bookmark: null, text: "资料汇编另行印发。" };
        paper.blocks.splice(last, 0, { kind: "paragraph", properties: "", spans: [added] });
      },
      "none",
    );
    expect(comparison.changes).toEqual([]);
    expect(comparison.waiting.map(({ text, after }) => [text, after])).toEqual([
      ["二是新增一点。需要投入35万元。", point("阵地覆盖面不断扩大")],
      ["资料汇编另行印发。", point("参与面还不够宽")],
    ]);
    expect(comparison.waiting[0]?.numbers.map(({ written }) => written)).toEqual(["35万元"]);
  });

  it("says which points were moved and which are gone", async () => {
    const { comparison } = await compared(runIn, (paper) => {
      const { spans, span } = findSpan(paper, "阵地覆盖面不断扩大");
      const own = spans.filter(({ truth }) => truth === span.truth);
      const gone = findSpan(paper, "议题质量不高");
      gone.spans.splice(0, gone.spans.length, ...gone.spans.filter(({ truth }) => truth !== gone.span.truth));
      spans.splice(0, spans.length, ...spans.filter(({ truth }) => truth !== span.truth), ...own);
    });
    expect(comparison.changes).toMatchObject([{ name: point("议题质量不高"), returned: null, found: "nowhere" }]);
    const { before = [], after = [] } = comparison.order ?? {};
    expect(before.indexOf(point("阵地覆盖面不断扩大"))).toBe(1);
    expect(after.indexOf(point("阵地覆盖面不断扩大"))).toBe(3);
  });

  it.each(["kept", "none"] as const)(
    "says so when a point has a sentence of another (bookmarks %s)",
    async (bookmarks) => {
      const edit = (paper: Paper) => {
        const words = "有的把通知布置也算作协商，为了凑场次而开会。";
        replaced(paper, words, "");
        replaced(paper, "业务培训跟不上。", `业务培训跟不上。${words}`);
      };
      const { comparison } = await compared(runIn, edit, bookmarks);
      expect(comparison.changes.map(({ name, doubts }) => [name, doubts])).toEqual([
        [point("专职力量薄弱"), ["borrowed"]],
        [point("议题质量不高"), []],
      ]);
      expect(comparison.changes[0]?.returned?.text).toContain("业务培训跟不上。有的把通知布置也算作协商");
    },
  );

  const inserted = (paper: Paper, before: string, text: string) => {
    const at = paper.blocks.findIndex((block) => block.kind === "paragraph" && textOf(block).includes(before));
    const { span } = findSpan(paper, before);
    const added = { ...span, text, bold: false, bookmark: null, truth: null };
    paper.blocks.splice(at, 0, { kind: "paragraph", properties: "", spans: [added] });
  };

  it("takes a new paragraph between two of the preface for one of it", async () => {
    const { comparison } = await compared(
      runIn,
      (paper) => inserted(paper, "现将有关情况", "调研得到各方面的支持。"),
      "none",
    );
    expect(comparison.waiting).toEqual([]);
    expect(comparison.changes.map(({ kind }) => kind)).toEqual(["preface"]);
    expect(comparison.changes[0]?.returned?.text).toMatch(/。\n调研得到各方面的支持。\n现将/u);
  });

  it.each(["kept", "none"] as const)(
    "takes no new paragraph for a point that it is like (bookmarks %s)",
    async (bookmarks) => {
      const text = "镇街没有专门的机构和编制，具体工作由综治条线的同志兼着做。";
      const { comparison } = await compared(runIn, (paper) => inserted(paper, "三、下一步", text), bookmarks);
      expect(comparison.changes).toEqual([]);
      expect(comparison.waiting.map((one) => one.text)).toEqual([text]);
    },
  );

  it("leaves a sentence that several points have with each of them", async () => {
    const both = <Part extends SampleSent["model"] | SampleSent["draft"]>(report: Part): Part => ({
      ...report,
      sections: report.sections.map((section, place) => ({
        ...section,
        points: section.points.map((one) =>
          place === 0 ? { ...one, text: `${one.text}要引起重视并抓紧解决。` } : one,
        ),
      })),
    });
    const report = { ...runIn, model: both(runIn.model), draft: both(runIn.draft) };
    expect((await compared(report, () => undefined, "none")).comparison).toMatchObject({ changes: [], waiting: [] });
  });

  it("says so when a point was rewritten as a whole and is known by its place alone", async () => {
    const { comparison } = await compared(
      runIn,
      (paper) => {
        const { spans, span } = findSpan(paper, "议事程序逐步规范");
        const first = spans.findIndex(({ truth }) => truth === span.truth);
        const rest = spans.filter(({ truth }) => truth !== span.truth);
        rest.splice(first, 0, { ...span, text: "二是群众当家作主。老百姓的话有人听。" });
        spans.splice(0, spans.length, ...rest);
      },
      "none",
    );
    expect(comparison.waiting).toEqual([]);
    expect(comparison.changes).toMatchObject([
      {
        name: point("议事程序逐步规范"),
        doubts: ["place"],
        returned: { lead: "群众当家作主", text: "老百姓的话有人听。" },
      },
    ]);
  });

  it("leaves the lines of the annex alone, and shows one that differs", async () => {
    const shortened = (paper: Paper) => replaced(paper, "市基层议事协商课题组", "以上报告请阅。此件发至县级。");
    const { comparison } = await compared(runIn, shortened);
    expect(comparison.changes).toEqual([]);
    expect(comparison.waiting.map(({ text }) => text)).toEqual(["以上报告请阅。此件发至县级。"]);
  });
});
