import type { DimensionKey } from "@/lib/vocabulary";

export interface TemplateDimension {
  key: DimensionKey;
  label: string;
  guidance: string;
  questions: { text: string; hint: string }[];
}

/** The standard outline of a new study. It becomes the lead's own text, so it is not translated. */
export const standardTemplate: TemplateDimension[] = [
  {
    key: "status",
    label: "工作现状",
    guidance: "先请对方讲基本情况，再问做法和成效。说到数字，问清截至时间和口径。",
    questions: [
      { text: "这项工作的基本情况怎么样？", hint: "由哪个机构牵头、有多少人在做、覆盖哪些村（社区）或企业。" },
      { text: "主要采取了哪些做法？", hint: "一件一件地说：什么时候开始、怎么做、谁来做、多久做一次。" },
      { text: "取得了哪些成效，有哪些数据可以说明？", hint: "每个数据都记下单位、截至时间和口径，最好带走一份台账。" },
    ],
  },
  {
    key: "example",
    label: "经验典型",
    guidance: "请对方挑最拿得出手的一两件事细讲，能到现场看的就去看。",
    questions: [
      { text: "有哪些做法效果好、值得别处借鉴？", hint: "好在哪里，与以前或周边相比有什么不同。" },
      { text: "能否讲一个完整的例子？", hint: "起因、经过、参与的单位、花费的时间和最后的结果。" },
      { text: "这个做法能坚持、能推广，靠的是什么？", hint: "需要的人员、经费、场地和政策条件。" },
    ],
  },
  {
    key: "problem",
    label: "存在问题",
    guidance: "问具体、问到事。同一个问题请不同的人说，分清是个别情况还是普遍情况。",
    questions: [
      { text: "当前工作中最突出的困难和问题是什么？", hint: "请对方排个先后，举最近发生的一件事。" },
      { text: "在人员、经费、权限、政策上有哪些卡点？", hint: "缺口多大、从何时开始、现在怎么应付。" },
      { text: "问题的原因在哪里？", hint: "哪些靠自己能解决，哪些要上级或其他部门配合。" },
    ],
  },
  {
    key: "suggestion",
    label: "思考建议",
    guidance: "请对方提可操作的建议：由谁做、做什么、什么时候见效。",
    questions: [
      { text: "下一步准备怎么做？", hint: "已经列入计划的和还在考虑的分开记。" },
      { text: "希望上级和有关部门给予哪些支持？", hint: "尽量落到具体部门、具体事项和具体政策。" },
      { text: "对改进这项工作还有什么意见建议？", hint: "请不同岗位的人都说一两条。" },
    ],
  },
];
