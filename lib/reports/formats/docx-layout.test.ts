import { beforeAll, describe, expect, it } from "vitest";
import { docxParts, part, xmlFault } from "@/lib/testing/docx-reader";
import { sampleLabels, sampleReport } from "@/lib/testing/report-sample";
import { writeReportDocx } from "./docx";

/** Millimetres to twips, calculated here again so that the writer's own constants do not prove themselves. */
const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

let file: Uint8Array;
let styles: string;
beforeAll(async () => {
  file = await writeReportDocx(sampleReport, { evidenceIndex: true, labels: sampleLabels });
  styles = part(file, "word/styles.xml");
});

function style(id: string): string {
  const xml = new RegExp(`<w:style [^>]*w:styleId="${id}">.*?</w:style>`).exec(styles)?.[0];
  if (xml === undefined) throw new Error(`no style ${id}`);
  return xml;
}

const styleIds = (): string[] => [...styles.matchAll(/w:styleId="(\w+)"/g)].map(([, id]) => id ?? "");

describe("the page of GB/T 9704-2012", () => {
  it("is A4 with a type area of 156 × 225 mm", () => {
    const document = part(file, "word/document.xml");
    expect(document).toContain(`<w:pgSz w:w="${mm(210)}" w:h="${mm(297)}" w:orient="portrait"/>`);
    expect(document).toContain(
      `<w:pgMar w:top="${mm(37)}" w:right="${mm(26)}" w:bottom="${mm(35)}" w:left="${mm(28)}"`,
    );
  });

  it("has room for 22 lines of 579 twips, and 23 would not fit", () => {
    expect(part(file, "word/document.xml")).toMatch(
      /<w:docGrid w:type="lines" w:linePitch="579" w:charSpace="-842"\/>/,
    );
    const height = mm(297) - mm(37) - mm(35);
    expect(22 * 579).toBeLessThanOrEqual(height);
    expect(22 * 580).toBeGreaterThan(height);
  });

  it("has room for 28 characters of the body in a line, and 29 would not fit", () => {
    const closer = Number(/<w:spacing w:val="(-?\d+)"\/>/.exec(style("ReportBody"))?.[1]);
    const width = mm(210) - mm(28) - mm(26);
    expect(28 * (320 + closer)).toBeLessThanOrEqual(width);
    expect(29 * (320 + closer)).toBeGreaterThan(width);
  });

  it("has the page number's dash 7 mm below the type area", () => {
    const footer = Number(/w:footer="(\d+)"/.exec(part(file, "word/document.xml"))?.[1]);
    const halfLine = 140;
    expect(mm(35) - footer - halfLine).toBe(mm(7));
  });

  it("numbers odd pages on the right and even ones on the left, one character in, in 14 pt 宋体", () => {
    expect(part(file, "word/settings.xml")).toContain("<w:evenAndOddHeaders/>");
    const footers = { default: "PageNumberOdd", even: "PageNumberEven" };
    for (const [type, id] of Object.entries(footers)) {
      const rel = new RegExp(`w:type="${type}" r:id="(\\w+)"`).exec(part(file, "word/document.xml"))?.[1];
      const target = new RegExp(`Id="${rel}"[^>]*Target="([^"]+)"`).exec(
        part(file, "word/_rels/document.xml.rels"),
      )?.[1];
      const footer = part(file, `word/${target}`);
      expect(footer).toContain(`<w:pStyle w:val="${id}"/>`);
      expect(footer).toMatch(/— <\/w:t>.*PAGE.*> —<\/w:t>/);
      expect(style(id)).toContain('<w:sz w:val="28"/>');
      expect(style(id)).toContain('w:eastAsia="宋体"');
    }
    expect(style("PageNumberOdd")).toContain('<w:ind w:right="280"/><w:jc w:val="right"/>');
    expect(style("PageNumberEven")).toContain('<w:ind w:left="280"/><w:jc w:val="left"/>');
  });
});

describe("the styles of GB/T 9704-2012", () => {
  it.each([
    ["Title", "方正小标宋简体", 44],
    ["Heading1", "黑体", 32],
    ["Heading2", "楷体_GB2312", 32],
    ["Heading3", "仿宋_GB2312", 32],
    ["ReportBody", "仿宋_GB2312", 32],
    ["EvidenceCell", "仿宋_GB2312", 24],
    ["EvidenceHead", "黑体", 24],
    ["AnnexMark", "黑体", 32],
    ["AnnexTitle", "方正小标宋简体", 44],
  ])("%s is in %s at %i half-points, for Han and Latin alike, not bold", (id, font, halfPoints) => {
    expect(style(id)).toContain(
      `<w:rFonts w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}" w:cs="${font}"/><w:b w:val="0"/>`,
    );
    expect(style(id)).toContain(`<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`);
  });

  it("every one has an exact line and no widow control", () => {
    for (const id of styleIds()) {
      const line = id.startsWith("PageNumber")
        ? 280
        : id.startsWith("List")
          ? 320
          : /^(?:Evidence|DataNote)/.test(id)
            ? 360
            : 579;
      expect(style(id), id).toContain(`w:line="${line}" w:lineRule="exact"`);
      expect(style(id), id).toContain('<w:widowControl w:val="0"/>');
    }
  });

  it.each(["ReportBody", "Heading1", "Heading2", "Heading3"])("%s is indented by two characters", (id) => {
    expect(style(id)).toContain('<w:ind w:firstLineChars="200" w:firstLine="640"/>');
  });

  it("headings are Word's own, with outline levels 0 to 2", () => {
    for (const level of [0, 1, 2]) {
      const heading = style(`Heading${level + 1}`);
      expect(heading).toContain(`<w:name w:val="heading ${level + 1}"/>`);
      expect(heading).toContain(`<w:outlineLvl w:val="${level}"/>`);
      expect(heading).not.toContain("w:customStyle");
    }
    expect(style("ReportBody")).not.toContain("w:outlineLvl");
  });

  it("the title is centred, the date four characters from the right", () => {
    expect(style("Title")).toContain('<w:jc w:val="center"/>');
    expect(style("IssueDate")).toContain('<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>');
  });

  it("an annex begins on a new page with 附件 at the left edge in the first line, its title in the third", () => {
    expect(style("AnnexMark")).toContain("<w:pageBreakBefore/>");
    expect(style("AnnexMark")).toMatch(/w:before="0" w:after="0".*<w:jc w:val="left"\/>/);
    expect(style("AnnexMark")).not.toContain("<w:ind");
    expect(style("AnnexTitle")).toContain('w:before="579" w:after="579"');
  });

  it("nothing on the page has type, colour or lines of its own: every number of the layout is in the styles", () => {
    const document = part(file, "word/document.xml");
    expect(document).not.toMatch(/<w:(sz|szCs|color|u|rStyle|highlight|spacing w:val)\b/);
    expect(new Set(document.match(/<w:rFonts [^>]*>/g))).toEqual(new Set(['<w:rFonts w:hint="eastAsia"/>']));
    for (const [line] of document.matchAll(/<w:spacing [^>]*>/g))
      expect(line).toMatch(/^<w:spacing w:(before|after)="\d+"\/>$/);
  });

  it("every style a paragraph names exists", () => {
    const used = [...docxParts(file)]
      .filter(([path]) => /^word\/(document|footer\d)\.xml$/.test(path))
      .flatMap(([, xml]) => [...xml.matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, id]) => id));
    expect(used.length).toBeGreaterThan(0);
    for (const id of new Set(used)) expect(styleIds()).toContain(id);
  });
});

describe("the document's settings", () => {
  it("name substitutes for the fonts that may not be distributed, and embed none", () => {
    const table = part(file, "word/fontTable.xml");
    expect(table).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong"/>');
    expect(table).toContain('<w:font w:name="楷体_GB2312"><w:altName w:val="楷体,KaiTi"/>');
    expect(table).toContain('<w:font w:name="方正小标宋简体"><w:altName w:val="宋体,SimSun"/>');
    expect(table).toContain('<w:font w:name="黑体"><w:altName w:val="SimHei"/>');
    expect([...docxParts(file).keys()].filter((path) => /odttf|fonts\//.test(path))).toEqual([]);
  });

  it("are Chinese, with Latin text whose numbers are not broken, and compress punctuation", () => {
    expect(styles).toContain('<w:lang w:val="en-US" w:eastAsia="zh-CN"');
    expect(part(file, "word/settings.xml")).toContain('<w:characterSpacingControl w:val="compressPunctuation"/>');
  });

  it("contain the title and the issuer, no time and no placeholder name", () => {
    const core = part(file, "docProps/core.xml");
    expect(core).toContain("<dc:title>关于全市基层议事协商工作情况的调研报告</dc:title>");
    expect(core).not.toMatch(/Un-named|dcterms/);
  });

  it("leave every part well-formed", () => {
    for (const [path, xml] of docxParts(file)) expect(xmlFault(xml), path).toBeNull();
  });

  it("are the same bytes for the same report", async () => {
    const again = await writeReportDocx(sampleReport, { evidenceIndex: true, labels: sampleLabels });
    expect(Buffer.from(again).equals(Buffer.from(file))).toBe(true);
  });
});
