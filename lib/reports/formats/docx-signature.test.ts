import { describe, expect, it } from "vitest";
import { docxParts, readParagraphs, type ReadParagraph } from "@/lib/testing/docx-reader";
import { plainReport } from "@/lib/testing/plain-report";
import { sampleLabels } from "@/lib/testing/report-sample";
import { writeReportDocx } from "./docx";

/** 版心 of 156 mm, in twips, and a character of 3号 as it is set: 28 in a line. */
const width = 8845;
const character = 315;
const indent = 320;

const signs = /^(Issuer|IssueDate)/;
async function signed(issuers: string[], sealed: boolean, issuedOn: string | null = "2026-11-03") {
  const model = plainReport({}, { issuer: issuers.join("\n"), sealed, issuedOn });
  const file = await writeReportDocx(model, { evidenceIndex: true, labels: sampleLabels });
  return readParagraphs(file).filter(({ style }) => signs.test(style));
}

const number = (xml: string, name: string) => Number(new RegExp(`w:${name}="(-?\\d+)"`).exec(xml)?.[1] ?? 0);
/** Half a character for each digit, as in the body's font. */
const lengthOf = (text: string) => [...text].reduce((sum, one) => sum + (/\d/.test(one) ? 0.5 : 1), 0) * character;

/** Where the text of a paragraph begins and ends, from the left of the type area. */
function extent({ style, text, xml }: ReadParagraph) {
  const length = lengthOf(text);
  const left = number(/<w:ind [^>]*>/.exec(xml)?.[0] ?? "", "left");
  const begin =
    style === "IssueDate"
      ? width - 4 * indent - length
      : style === "IssuerPlaced" || style === "IssueDatePlaced"
        ? left
        : left + (width - left - length) / 2;
  return { begin, end: begin + length, middle: begin + length / 2 };
}

const lengths = [4, 16, 26];
const issuerOf = (count: number) => "某市委政策研究室某课题组某调研组某某单位某某中心某处室".slice(0, count);

it("with a seal or without, the signature is never alone on a page behind 附件说明", async () => {
  for (const sealed of [true, false]) {
    const model = plainReport({}, { issuer: "市委研究室", issuedOn: "2026-11-03", annexes: ["问题清单"], sealed });
    const file = await writeReportDocx(model, { evidenceIndex: true, labels: sampleLabels });
    const styles = readParagraphs(file).map(({ style }) => style);
    const from = styles.indexOf("AnnexReference");
    const before = styles.slice(
      from,
      styles.findIndex((style) => /^IssueDate/.test(style)),
    );
    const known = docxParts(file).get("word/styles.xml") ?? "";
    expect(before.length).toBeGreaterThan(1);
    for (const style of before)
      expect(new RegExp(`w:styleId="${style}".*?</w:style>`, "s").exec(known)?.[0], style).toContain("<w:keepNext/>");
  }
});

it("neither is it alone with 附件说明: the last words of the report go with it", async () => {
  const model = plainReport({}, { issuer: "市委研究室", issuedOn: "2026-11-03", closing: ["结尾。", "请予审阅。"] });
  const found = readParagraphs(await writeReportDocx(model, { evidenceIndex: false, labels: sampleLabels }));
  const keeps = (text: string) => found.find((one) => one.text === text)?.xml.includes("<w:keepNext/>");
  expect([keeps("结尾。"), keeps("请予审阅。")]).toEqual([false, true]);
});

describe("with a seal (7.3.5.1)", () => {
  it.each(lengths)(
    "an issuer of %i characters is centred on the date and in one line of the type area",
    async (count) => {
      const [issuer, date, ...rest] = await signed([issuerOf(count)], true);
      if (!issuer || !date) throw new Error("no signature");
      expect(rest).toEqual([]);
      const [name, day] = [extent(issuer), extent(date)];
      expect(name.middle).toBeCloseTo(day.middle, -1);
      expect(name.begin).toBeGreaterThanOrEqual(0);
      expect(name.end).toBeLessThanOrEqual(width + 1);
      // The line has a little room to spare, so that no reader breaks it.
      const left = number(/<w:ind [^>]*>/.exec(issuer.xml)?.[0] ?? "", "left");
      expect(width - left - (name.end - name.begin)).toBeGreaterThan(indent / 2);
      const free = (width - day.end) / indent;
      if (count === 4) expect(free).toBeCloseTo(4, 5);
      else expect(free).toBeGreaterThan(4);
      // Room for the seal: two empty lines below the body.
      expect(number(issuer.xml, "before")).toBe(2 * 579);
    },
  );

  it("two short issuers are beside each other, the last above the date, their seals apart", async () => {
    const [row, date, ...rest] = await signed(["市委研究室", "市农业农村局"], true);
    if (!row || !date) throw new Error("no signature");
    expect(rest).toEqual([]);
    expect(row.text).toBe("\t市委研究室\t市农业农村局");
    const places = [...row.xml.matchAll(/<w:tab w:val="center" w:pos="(\d+)"\/>/g)].map(([, at]) => Number(at));
    const [first = 0, second = 0] = places;
    expect(places).toHaveLength(2);
    expect(second).toBeCloseTo(extent(date).middle, -1);
    expect(second - first).toBeGreaterThan((42 / 25.4) * 1440);
  });

  it.each([16, 26])("two issuers of %i characters are below each other, far enough for two seals", async (count) => {
    const found = await signed([issuerOf(count), issuerOf(count)], true);
    expect(found.map(({ style }) => style)).toEqual(["Issuer", "Issuer", "IssueDateCentred"]);
    expect(found.map((each) => Math.round(extent(each).middle / 20))).toEqual(
      found.map(() => Math.round(extent(found[0] as ReadParagraph).middle / 20)), // there: the line above
    );
    expect(number(found[1]?.xml ?? "", "before") + 579).toBeGreaterThan((42 / 25.4) * 1440);
  });

  it("a third issuer is in a row of its own, above the date", async () => {
    const found = await signed(["市委研究室", "市农业农村局", "市民政局"], true);
    expect(found.map(({ text }) => text)).toEqual(["\t市委研究室\t市农业农村局", "\t市民政局", "2026年11月3日"]);
  });

  it("a date alone is four characters from the right", async () => {
    expect((await signed([], true)).map(({ style }) => style)).toEqual(["IssueDate"]);
  });
});

describe("without a seal (7.3.5.2)", () => {
  it.each([16, 26])(
    "an issuer of %i characters ends two before the margin, the date begins two later",
    async (count) => {
      const [issuer, date] = await signed([issuerOf(count)], false);
      if (!issuer || !date) throw new Error("no signature");
      expect((width - extent(issuer).end) / indent).toBeCloseTo(2, 1);
      expect((extent(date).begin - extent(issuer).begin) / indent).toBeCloseTo(2, 1);
      expect(extent(date).end).toBeLessThanOrEqual(width);
      expect(number(issuer.xml, "before")).toBe(579);
    },
  );

  it("a date that is longer than its issuer ends two before the margin, and the issuer moves to the left", async () => {
    const [issuer, date] = await signed([issuerOf(4)], false);
    if (!issuer || !date) throw new Error("no signature");
    expect((width - extent(date).end) / indent).toBeCloseTo(2, 1);
    expect((extent(date).begin - extent(issuer).begin) / indent).toBeCloseTo(2, 1);
  });

  it.each(lengths)("two issuers of %i characters are below each other, the date below the last", async (count) => {
    const found = await signed([issuerOf(count), issuerOf(count)], false);
    expect(found.map(({ style }) => style)).toEqual(["IssuerPlaced", "IssuerPlaced", "IssueDatePlaced"]);
    const [first, last, date] = found;
    if (!first || !last || !date) throw new Error("no signature");
    expect(extent(first).begin).toBe(extent(last).begin);
    expect((extent(date).begin - extent(last).begin) / indent).toBeCloseTo(2, 1);
  });
});
