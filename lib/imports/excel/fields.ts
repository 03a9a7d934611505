import type { BookField, SheetRole } from "@/lib/imports/excel/types";
import type { WorkbookField } from "@/lib/visits/fields";
import type { DimensionKey } from "@/lib/vocabulary";

/** The possible columns of a sheet, by what the sheet contains, in the order of the template. */
const ofVisit = [
  "number",
  "site",
  "day",
  "start",
  "end",
  "method",
  "place",
  "people",
  "recorder",
  "audiences",
  "headCount",
  "status",
  "example",
  "problem",
  "suggestion",
] as const;
const ofEntry = ["dimension", "question", "text", "form", "speaker"] as const;

export const fieldsOf: Record<SheetRole, readonly BookField[]> = {
  visits: ofVisit,
  entries: ["number", ...ofEntry],
  figures: ["number", "dimension", "indicator", "value", "unit", "asOf", "definition", "source"],
  mixed: [...ofVisit, ...ofEntry],
};

/** The columns of a workbook for each field of a visit. Fields that are not in a workbook have none. */
export const columnsOfField = {
  siteId: ["site"],
  visitedOn: ["day"],
  startedAt: ["start"],
  endedAt: ["end"],
  method: ["method"],
  recorderId: ["recorder"],
  place: ["place"],
  memberIds: ["people"],
  audiences: ["audiences", "headCount"],
  entries: ["status", "example", "problem", "suggestion", ...ofEntry],
  figures: ["dimension", "indicator", "value", "unit", "asOf", "definition", "source"],
  marks: ["status", "example", "problem", "suggestion"],
} as const satisfies Record<WorkbookField, readonly BookField[]>;

/** Without these columns a sheet cannot be read. One method can be set for all rows; see SheetPlan. */
export const requiredOf: Record<SheetRole, readonly BookField[]> = {
  visits: ["site", "day", "method"],
  entries: ["number", "dimension", "text"],
  figures: ["number", "dimension", "indicator", "value", "asOf"],
  mixed: ["site", "day", "method"],
};

/** Columns in which a value merged over several rows is one thing, not one for each row. */
export const onceWhenMerged: ReadonlySet<BookField> = new Set<BookField>([
  "text",
  "value",
  "indicator",
  "status",
  "example",
  "problem",
  "suggestion",
]);

/** The columns of the dimensions: a mark, or what was heard, with one entry for each line. */
export const dimensionFields: readonly DimensionKey[] = ["status", "example", "problem", "suggestion"];

/** Column headers from other people's lists, in addition to those of the template. */
export const foreignHeaders: Record<BookField, readonly string[]> = {
  number: ["编号", "走访编号", "序号", "走访序号", "记录编号", "no", "id", "visit"],
  site: [
    "调研点",
    "镇街园区",
    "镇街",
    "镇街名称",
    "镇街道",
    "乡镇",
    "乡镇街道",
    "单位",
    "调研单位",
    "走访单位",
    "走访点",
    "走访对象单位",
    "站点",
    "township",
    "town",
  ],
  day: ["走访日期", "日期", "走访时间", "时间", "调研日期", "调研时间", "座谈时间", "visited", "visited on"],
  start: ["开始", "开始时间", "起始时间", "始", "from"],
  end: ["结束", "结束时间", "截止时间", "终", "to", "until"],
  method: ["方式", "走访方式", "调研方式", "形式", "走访形式"],
  place: ["地点", "走访地点", "座谈地点", "具体地点", "会议地点"],
  people: ["走访人员", "走访人", "调研人员", "调研组成员", "参加走访人员", "成员", "visitors"],
  recorder: ["记录人", "记录员", "整理人", "填表人"],
  audiences: ["听取对象", "受访对象", "访谈对象", "座谈对象", "参会人员", "参加人员", "对象", "heard"],
  headCount: ["人数", "参会人数", "受访人数", "参加人数", "people heard"],
  dimension: ["维度", "所属维度", "类别", "分类", "内容类别"],
  question: ["调研提纲问题", "提纲问题", "对应问题", "提纲"],
  text: [
    "内容",
    "条目",
    "条目内容",
    "反映内容",
    "谈话内容",
    "发言要点",
    "要点",
    "记录内容",
    "具体内容",
    "content",
    "notes",
  ],
  form: ["原话归纳", "原话或归纳", "原话", "记录方式", "verbatim or summary"],
  speaker: [
    "谁说的",
    "谁说的类别",
    "谁说的对象类别",
    "发言对象",
    "对象类别",
    "反映对象",
    "发言人类别",
    "speaker category",
  ],
  status: [],
  example: [],
  problem: [],
  suggestion: [],
  indicator: ["指标", "指标名称", "数据名称", "项目"],
  value: ["数值", "数据", "数量", "数"],
  unit: ["单位", "计量单位"],
  asOf: ["截至", "截止", "截至时间", "截止时间", "截至日期", "统计时间", "as of date"],
  definition: ["口径", "统计口径", "指标口径"],
  source: ["来源", "数据来源"],
};
