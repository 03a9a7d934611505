import { AlignmentType, LineRuleType, Paragraph } from "docx";
import { ChartRun } from "docx/charts";
import type { ReportSection } from "@/lib/reports/model";
import { fonts } from "@/lib/word/fonts";
import { linePitch, typeWidth } from "@/lib/word/page";
import { lineParagraph, oneLine } from "@/lib/word/text";
import type { ReportLabels } from "./labels";

/** The library counts in pixels of 1/96 inch. */
const pixels = (twips: number) => Math.floor(twips / 15);
/** More bars are no longer read. */
const mostBars = 20;
const longestName = 16;

interface Bar {
  name: string;
  sites: number;
  ofSites: number;
}

function barsOf(section: ReportSection): Bar[] {
  return section.points.slice(0, mostBars).flatMap(({ lead, support }) => {
    const name = oneLine(lead);
    if (!support || support.sites === 0 || name === "") return [];
    const characters = [...name];
    const short = characters.length > longestName ? `${characters.slice(0, longestName - 1).join("")}…` : name;
    return [{ name: short, sites: support.sites, ofSites: support.ofSites }];
  });
}

/**
 * The charts of a report, 图1, 图2 …: a bar for each point of a section that says how many sites are behind it, if there
 * are two. A chart is a part of Word's own with its figures in a small workbook: it is drawn by the reader's program in
 * the reader's fonts, and can be edited.
 */
export class SectionFigures {
  private count = 0;

  constructor(private readonly labels: ReportLabels) {}

  /** The chart behind a section, with its caption. Empty if there is nothing to compare. */
  next(section: ReportSection): Paragraph[] {
    const bars = barsOf(section);
    if (bars.length < 2) return [];
    this.count += 1;
    const number = this.count;
    const ofSites = Math.max(...bars.map((bar) => bar.ofSites));
    const caption = this.labels.chartCaption({ number, heading: oneLine(section.heading), ofSites });
    // As high as whole lines, so that the text below it is at its lines again.
    const lines = Math.min(bars.length + 1, 18);
    const chart = new ChartRun({
      type: "bar",
      categories: bars.map(({ name }) => name),
      series: [{ name: this.labels.chartSeries, values: bars.map(({ sites }) => sites), color: "595959" }],
      legend: false,
      font: { name: fonts.song, color: "000000" },
      chartArea: { border: "none" },
      gapWidth: 60,
      // The first point is the first from the top.
      categoryAxis: { reverseOrder: true, font: { size: 10.5 } },
      valueAxis: { minimum: 0, maximum: ofSites, visible: false, gridlines: false },
      dataLabels: { value: true, font: { size: 10.5 } },
      transformation: { width: pixels(typeWidth), height: pixels(lines * linePitch) },
      altText: {
        id: String(number),
        name: `${number}`,
        description: `${plain(caption)}。${bars.map(({ name, sites }) => `${plain(name)}${sites}`).join("；")}。`,
      },
    });
    return [
      new Paragraph({
        style: "Figure",
        alignment: AlignmentType.CENTER,
        spacing: { line: 240, lineRule: LineRuleType.AUTO },
        children: [chart],
      }),
      lineParagraph({ style: "FigureCaption", text: caption }),
    ];
  }
}

/** The library looks for its own words in braces, also here. */
const plain = (text: string) => text.replace(/[{}]/g, "");
