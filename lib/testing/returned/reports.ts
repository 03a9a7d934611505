import type { ReportModel, ReportPoint } from "@/lib/reports/model";
import { tokenNames, type TokenValues } from "@/lib/reports/tokens";
import type { DraftPoint, ReportDraft } from "@/lib/reports/types";
import { plainReport } from "@/lib/testing/plain-report";
import { sampleReport } from "@/lib/testing/report-sample";
import type { SectionLayout } from "@/lib/vocabulary";

/** Reports as they are sent out, to be returned in many ways. */

/** What the placeholders of these reports print. */
export const printedTokens: TokenValues = {
  起止时间: "2026年9月3日至10月9日",
  走访数: "27",
  镇街园区数: "8",
  镇街园区名单: "青石镇、柳湾镇、云溪乡、东渡街道",
  方式: "座谈交流12次、实地走访15次",
  听取人次: "86",
  条目数: "214",
  镇街园区构成: "4个镇、1个乡、2个街道、1个园区",
  ledger: {},
};

export const filled = (text: string): string =>
  tokenNames.reduce((words, name) => words.replaceAll(`{{${name}}}`, printedTokens[name]), text);

export interface SampleSent {
  name: string;
  draft: ReportDraft;
  model: ReportModel;
}

export function draftOf(model: ReportModel): ReportDraft {
  const point = ({ id, lead, text, support, level = 0 }: ReportPoint): DraftPoint => ({
    id,
    themeId: null,
    lead,
    text,
    showSupport: support !== null,
    names: "all",
    level,
    dropped: false,
    answers: [],
    evidence: [],
  });
  return {
    title: model.title,
    preface: model.preface.join("\n"),
    closing: model.closing.join("\n"),
    issuer: model.issuer,
    issuedOn: model.issuedOn ?? "",
    addressee: "",
    annexes: "",
    copyTo: "",
    printedBy: "",
    printedOn: "",
    sealed: true,
    includeUnapproved: false,
    answers: [],
    sections: model.sections.map(({ id, heading, layout, lead, points }) => ({
      id,
      heading,
      layout,
      lead,
      answers: [],
      points: points.map(point),
    })),
  };
}

/** `typed`: with placeholders; the model has them filled. */
function sent(name: string, typed: ReportModel): SampleSent {
  const draft = draftOf(typed);
  const fill = <Text extends { lead: string }>(part: Text): Text => ({ ...part, lead: filled(part.lead) });
  const model: ReportModel = {
    ...typed,
    title: filled(typed.title),
    preface: typed.preface.map(filled),
    closing: typed.closing.map(filled),
    sections: typed.sections.map((section) => ({
      ...fill(section),
      points: section.points.map((point) => ({ ...fill(point), text: filled(point.text) })),
    })),
  };
  return { name, draft, model };
}

const withLayout = (model: ReportModel, layout: SectionLayout): ReportModel => ({
  ...model,
  sections: model.sections.map((section) => ({ ...section, layout })),
});

const withTokens: ReportModel = {
  ...sampleReport,
  preface: [
    "按照年度重点课题安排，{{起止时间}}，课题组走访{{镇街园区数}}个镇街园区（{{镇街园区名单}}）{{走访数}}次，方式为{{方式}}，听取{{听取人次}}人次意见，记录要点{{条目数}}条。",
    "现将有关情况报告如下。",
  ],
  sections: sampleReport.sections.map((section, place) => ({
    ...section,
    lead: place === 1 ? "走访的{{镇街园区数}}个镇街园区有一些共性的短板需要补齐。" : section.lead,
    points: section.points.map((point) => ({
      ...point,
      text: point.text.replace("8个镇街园区", "{{镇街园区数}}个镇街园区"),
    })),
  })),
};

const villages = ["枫林", "河口", "石桥", "松坪", "大塘", "南岭", "黄泥", "上湾", "竹园", "新丰", "柳溪", "白云"];

/** Points that are like one another: the same words with other names and figures. */
function alike(): ReportModel {
  const points = villages.map((village, place): ReportPoint => {
    const siteNames = villages.slice(place % 5, (place % 5) + 3).map((name) => `${name}镇`);
    return {
      id: `alike-${place}`,
      lead: `${village}村水利设施${place % 2 === 0 ? "老化失修" : "管护不到位"}`,
      text: `${village}村现有山塘${3 + place}口、渠道${12 + 7 * place}公里，其中${2 + (place % 4)}口多年没有清淤。${village}村集体经济年收入${4 + place}万元，拿不出维修的钱，群众反映灌溉要排队${1 + (place % 6)}天。`,
      support: place % 3 === 0 ? { sites: 3, ofSites: 12, siteNames } : null,
      evidence: [],
    };
  });
  const model = plainReport(
    {},
    {
      title: "关于农田水利设施管护情况的调研报告",
      preface: ["为摸清底数，课题组进行了专题调研。"],
      closing: ["以上报告，请予审阅。"],
    },
  );
  return {
    ...model,
    sections: [
      {
        id: "one",
        heading: "存在的主要问题",
        layout: "run_in",
        lead: "对照要求，还有以下问题。",
        points: points.slice(0, 7),
      },
      { id: "two", heading: "需要关注的其他问题", layout: "paragraphs", lead: "", points: points.slice(7) },
    ],
  };
}

export const sampleReports: readonly SampleSent[] = [
  sent("run in and sub-headings", sampleReport),
  sent("a paragraph for each point", withLayout(sampleReport, "paragraphs")),
  sent("sub-headings", withLayout(sampleReport, "sub_headings")),
  sent("placeholders", withTokens),
  sent("points that are alike", alike()),
];

/** A report whose points hold others: the second and third those of the first, the fourth that of the third. */
export const nestedReport: SampleSent = sent("points in points", {
  ...sampleReport,
  sections: sampleReport.sections.map((section, place) => ({
    ...section,
    layout: (["run_in", "sub_headings", "paragraphs"] as const)[place % 3] ?? "run_in",
    points: section.points.map((point, at) => ({ ...point, level: ([0, 1, 1, 2] as const)[at % 4] ?? 0 })),
  })),
});
