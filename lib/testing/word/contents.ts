import type { Destination } from "@/lib/imports/types";

/** Documents in plain blocks, and the expected result, in whichever way they were written. */
export type Block =
  | { kind: "title"; text: string }
  | { kind: "h1"; text: string }
  | { kind: "h2"; text: string }
  | { kind: "p"; text: string }
  /** A point of a numbered list. */
  | { kind: "item"; text: string };

export interface Content {
  name: string;
  blocks: Block[];
  /** Pieces in order; headings by their text without a number. */
  expected: [place: Destination, words: string][];
  facts: Record<string, string>;
}

const h1 = (text: string): Block => ({ kind: "h1", text });
const h2 = (text: string): Block => ({ kind: "h2", text });
const p = (text: string): Block => ({ kind: "p", text });
const item = (text: string): Block => ({ kind: "item", text });
const title = (text: string): Block => ({ kind: "title", text });

const note: Content = {
  name: "a note of one visit",
  blocks: [
    title("桥头镇走访纪要"),
    p("时间：2026年3月12日（星期四）上午9:00—11:30"),
    p("地点：桥头镇政府三楼会议室"),
    p("走访人员：周敏、陆一舟"),
    p("参加人员：镇干部5人、村干部3人、企业代表4人"),
    p("方式：座谈交流"),
    p("主持人：镇里的同志"),
    h1("工作现状"),
    p("村级议事会每月一次。截至2026年10月底，全镇建成村（社区）议事会14个。"),
    h1("经验典型"),
    h2("老石桥议事法"),
    p("把会开在桥上，群众愿意来，事情当场定。"),
    h1("存在的问题和困难"),
    p("一是人手不足，一个人管七条线。二是经费少，村里运转靠5万元。三是考核多。"),
    h1("意见建议"),
    item("建议增加编制，先补综合执法。"),
    item("建议整合系统，一次填报多处使用。"),
  ],
  expected: [
    ["heading", "桥头镇走访纪要"],
    ["fact", "时间：2026年3月12日（星期四）上午9:00—11:30"],
    ["fact", "地点：桥头镇政府三楼会议室"],
    ["fact", "走访人员：周敏、陆一舟"],
    ["fact", "参加人员：镇干部5人、村干部3人、企业代表4人"],
    ["fact", "方式：座谈交流"],
    ["waiting", "主持人：镇里的同志"],
    ["heading", "工作现状"],
    ["status", "村级议事会每月一次。截至2026年10月底，全镇建成村（社区）议事会14个。"],
    ["heading", "经验典型"],
    ["example", "老石桥议事法\n把会开在桥上，群众愿意来，事情当场定。"],
    ["heading", "存在的问题和困难"],
    ["problem", "人手不足，一个人管七条线。"],
    ["problem", "经费少，村里运转靠5万元。"],
    ["problem", "考核多。"],
    ["heading", "意见建议"],
    ["suggestion", "建议增加编制，先补综合执法。"],
    ["suggestion", "建议整合系统，一次填报多处使用。"],
  ],
  facts: {
    site: "qiaotou",
    day: "2026-03-12",
    from: "09:00",
    to: "11:30",
    method: "seminar",
    place: "桥头镇政府三楼会议室",
    people: "zhou lu",
    heard: "镇干部5 村干部3 企业代表4",
  },
};

const report: Content = {
  name: "an older report",
  blocks: [
    title("关于双溪镇基层治理情况的调研报告"),
    p("为摸清底数，2026年4月上旬，调研组到双溪镇走访，与会人员共18人，现将情况报告如下。"),
    h1("基层治理工作成效明显"),
    p("全镇上下齐心协力，治理水平稳步提升。一是队伍建起来了。网格员全部到岗。二是平台用起来了。12345办件当日派单。"),
    h1("当前存在的不足"),
    h2("队伍不稳"),
    p("年轻干部借调多，村里留不住人。"),
    h2("经费不足"),
    p("村均运转经费偏低，只够日常开支。"),
    h1("下一步工作思路"),
    p("坚持人往基层走、钱往基层投。"),
    p("主要抓以下两个方面："),
    p("一是稳队伍。二是保运转。"),
  ],
  expected: [
    ["heading", "关于双溪镇基层治理情况的调研报告"],
    ["waiting", "为摸清底数，2026年4月上旬，调研组到双溪镇走访，与会人员共18人，现将情况报告如下。"],
    ["heading", "基层治理工作成效明显"],
    ["status", "全镇上下齐心协力，治理水平稳步提升。"],
    ["status", "队伍建起来了。网格员全部到岗。"],
    ["status", "平台用起来了。12345办件当日派单。"],
    ["heading", "当前存在的不足"],
    ["problem", "队伍不稳\n年轻干部借调多，村里留不住人。"],
    ["problem", "经费不足\n村均运转经费偏低，只够日常开支。"],
    ["heading", "下一步工作思路"],
    ["suggestion", "坚持人往基层走、钱往基层投。"],
    ["heading", "主要抓以下两个方面："],
    ["suggestion", "稳队伍。"],
    ["suggestion", "保运转。"],
  ],
  facts: { site: "shuangxi", heard: "参会人员18" },
};

const bySite: Content = {
  name: "parts by site, dimensions below",
  blocks: [
    h1("湖口镇"),
    h2("工作现状"),
    p("渔港整治完成七成。"),
    h2("典型做法"),
    p("渔家乐联盟统一定价。"),
    h2("困难"),
    p("冬季客流少，店家愿意歇业。"),
    h2("诉求"),
    p("第一，修通码头路。第二，增开旅游公交。"),
  ],
  expected: [
    ["fact", "湖口镇"],
    ["heading", "工作现状"],
    ["status", "渔港整治完成七成。"],
    ["heading", "典型做法"],
    ["example", "渔家乐联盟统一定价。"],
    ["heading", "困难"],
    ["problem", "冬季客流少，店家愿意歇业。"],
    ["heading", "诉求"],
    ["suggestion", "修通码头路。"],
    ["suggestion", "增开旅游公交。"],
  ],
  facts: { site: "hukou" },
};

const unclear: Content = {
  name: "headings that say too much or nothing",
  blocks: [
    title("白鹭乡座谈记录"),
    p("2026-05-06，乡政府二楼，座谈，到会9人。"),
    h1("特色亮点"),
    item("白鹭书房夜间开放，累计接待一千人次。"),
    item("志愿者轮值，老人有人陪。"),
    h1("存在问题及对策建议"),
    p("路灯不亮，盼着早点修好。"),
    h1("其他事项"),
    p("会后看了两个村。"),
  ],
  expected: [
    ["heading", "白鹭乡座谈记录"],
    ["waiting", "2026-05-06，乡政府二楼，座谈，到会9人。"],
    ["heading", "特色亮点"],
    ["example", "白鹭书房夜间开放，累计接待一千人次。"],
    ["example", "志愿者轮值，老人有人陪。"],
    ["heading", "存在问题及对策建议"],
    ["waiting", "路灯不亮，盼着早点修好。"],
    ["waiting", "其他事项\n会后看了两个村。"],
  ],
  facts: { site: "bailu", day: "2026-05-06", method: "seminar", heard: "参会人员9" },
};

export const contents: readonly Content[] = [note, report, bySite, unclear];
