import { readMarkedFile } from "@/lib/imports/read-file";
import type { IssuedRows } from "@/lib/reports/corrected/compare";
import { sentMinutes, type SentMinutes } from "@/lib/reports/corrected/sent-minutes";
import { minutesSource, minutesDimension } from "@/lib/testing/minutes-sample";
import { composeMinutes } from "@/lib/visits/minutes/compose";
import { minutesWords } from "@/lib/visits/minutes/document-words";
import { writeMinutesDocx } from "@/lib/visits/minutes/formats/docx";
import type { MinutesSource } from "@/lib/visits/minutes/model";

/** Minutes as they are sent to a township, to be corrected in many ways. */

const idOf = (number: number) => `0190a0b0-0000-7000-8000-${String(number).padStart(12, "0")}`;

const texts = [
  "全镇已建村级议事会14个，覆盖率达93%，每月固定开会一次。会议由支部书记召集，村民代表轮流参加，议定事项张榜公布。",
  "“微网格”把全镇划成127个小格，每格设网格员1名，矛盾纠纷平均3天内办结。",
  "议事结果的落实缺少跟踪。去年议定的62件事里有19件到年底没有回音，群众有意见。",
  "村干部年龄偏大，45岁以下的只占两成。年轻人多数在外务工，后备力量接不上。",
  "镇村两级没有专门的议事经费，开一次会要贴补茶水和误工，靠村集体收入支撑不了多久。",
  "建议由县里统一编印议事规则，明确哪些事必须议、怎么议、议了怎么办，并给基层留出自选动作。",
  "建议把议事会的开展情况纳入年度考核，但不要层层加码报表。",
  "结对的3家企业每年出资12万元，用于公共设施维护，账目每季度公开。",
  "河长制和议事会的人员重叠，一套人马干两件事，效果反而更好。",
  "反映最集中的是道路养护。全镇通村公路56公里，其中11公里超过使用年限，修补经费年年不足。",
];

function sourceOf(count: number): MinutesSource {
  const keys = ["status", "example", "problem", "suggestion"] as const;
  const entries = Array.from({ length: count }, (_, number) => ({
    id: idOf(number + 1),
    text:
      number < texts.length
        ? (texts[number] ?? "")
        : `第${number}组群众说：${(texts[number % texts.length] ?? "").slice(number % 9)}`,
    form: number % 3 === 0 ? ("verbatim" as const) : ("summary" as const),
    speakerCategory: number % 2 === 0 ? "村干部" : "",
  }));
  const figures = [
    {
      id: idOf(900),
      indicator: "议事会",
      value: "14",
      unit: "个",
      asOf: "2026-10-31",
      definition: "已挂牌",
      source: "镇台账",
    },
    { id: idOf(901), indicator: "网格员", value: "约127", unit: "名", asOf: "", definition: "", source: "" },
  ];
  const dimensions = keys.map((key, place) =>
    minutesDimension({
      key,
      entries: entries.filter((_, number) => number % 4 === place),
      figures: key === "status" ? figures : [],
      mark: null,
    }),
  );
  return minutesSource({ trace: { visitId: idOf(999), version: 3 }, dimensions });
}

export interface SampleMinutes {
  name: string;
  file: Uint8Array;
  sent: SentMinutes;
  rows: IssuedRows;
}

async function sample(name: string, source: MinutesSource): Promise<SampleMinutes> {
  const model = composeMinutes(source, minutesWords);
  const file = await writeMinutesDocx(model);
  const all = source.dimensions.flatMap(({ entries }) => entries);
  const figures = source.dimensions.flatMap((one) => one.figures);
  return {
    name,
    file,
    sent: sentMinutes(model, readMarkedFile("走访纪要.docx", file)),
    rows: {
      entries: new Map(all.map(({ id = "", text, form, speakerCategory }) => [id, { text, form, speakerCategory }])),
      figures: new Map(figures.map(({ id = "", ...row }) => [id, row])),
      visitedOn: source.visitedOn,
    },
  };
}

/** One with a paragraph for each entry, one whose entries share paragraphs, one on several pages. */
export const sampleMinutes = (): Promise<SampleMinutes[]> =>
  Promise.all([
    sample("a paragraph for each entry", sourceOf(8)),
    sample("entries that run on", sourceOf(20)),
    sample("on several pages", sourceOf(44)),
  ]);
