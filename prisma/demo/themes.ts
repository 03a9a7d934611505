import type { DemoTheme } from "./types";

export const themes: DemoTheme[] = [
  // 工作现状
  {
    key: "s-council",
    dimension: "status",
    name: "村（社区）议事",
    definition: "议事会、居民议事等怎样开、多久开一次、议什么。",
  },
  { key: "s-grid", dimension: "status", name: "网格运行", definition: "网格的划分、巡查、上报和办理。" },
  { key: "s-hotline", dimension: "status", name: "热线办理", definition: "12345工单的接收、派转、回复和回访。" },
  {
    key: "s-service",
    dimension: "status",
    name: "助企服务",
    definition: "走访企业、诉求收集、代办和政策送达的日常做法。",
  },
  { key: "s-window", dimension: "status", name: "便民窗口", definition: "镇街和村（社区）窗口的事项、时间和代办。" },
  {
    key: "s-team",
    dimension: "status",
    name: "人员分工",
    definition: "谁在做、在编与聘用各多少、怎样分工；说缺人的归入存在问题。",
  },
  // 经验典型
  { key: "e-council", dimension: "example", name: "议事成事", definition: "靠议事办成的事和坚持下来的规矩。" },
  { key: "e-grid", dimension: "example", name: "网格小发明", definition: "网格员、楼栋长自己摸索出的好办法。" },
  { key: "e-enterprise", dimension: "example", name: "助企典型", definition: "服务企业的好做法，能归入下级的归下级。" },
  {
    key: "e-steward",
    dimension: "example",
    name: "服务专员",
    definition: "专员包联、一人跟到底的事例。",
    parent: "e-enterprise",
  },
  {
    key: "e-onestop",
    dimension: "example",
    name: "园区就近办",
    definition: "在园区内一次办成、帮办代办的事例。",
    parent: "e-enterprise",
  },
  // 存在问题
  { key: "p-staff", dimension: "problem", name: "队伍建设", definition: "人员数量、结构、稳定方面的问题。" },
  {
    key: "p-few",
    dimension: "problem",
    name: "专职人员不足",
    definition: "岗位空缺、一人多岗、借调抽走、兼职顶专职。",
    parent: "p-staff",
  },
  {
    key: "p-talent",
    dimension: "problem",
    name: "青年人才流失",
    definition: "年轻干部、技术人员和返乡青年留不住。",
    parent: "p-staff",
  },
  { key: "p-burden", dimension: "problem", name: "基层负担", definition: "填报、考核、检查、留痕占用的时间和人力。" },
  {
    key: "p-repeat",
    dimension: "problem",
    name: "系统重复填报",
    definition: "同一内容在多个系统、多张表里反复填。",
    parent: "p-burden",
  },
  {
    key: "p-assess",
    dimension: "problem",
    name: "考核检查偏多",
    definition: "考核项目、排名通报、迎检台账过多过细。",
    parent: "p-burden",
  },
  {
    key: "p-fund",
    dimension: "problem",
    name: "经费保障不足",
    definition: "运转经费、以奖代补、人员补贴不够或到账迟。",
  },
  {
    key: "p-park",
    dimension: "problem",
    name: "园区职能不清",
    definition: "园区与属地镇街、主管部门之间事权、执法权、社会事务交叉。",
  },
  { key: "p-data", dimension: "problem", name: "数据不共享", definition: "基层采的数据回不来，部门的数据看不到。" },
  {
    key: "p-hotline",
    dimension: "problem",
    name: "热线派单不准",
    definition: "工单派错、反复派、超出权限仍须承办和考核。",
  },
  { key: "p-ferry", dimension: "problem", name: "渡口夜间值守", definition: "渡口停航后无人看守带来的安全隐患。" },
  { key: "p-mine", dimension: "problem", name: "废弃矿坑管护", definition: "关闭矿点的围挡、积水和巡查责任。" },
  { key: "p-commute", dimension: "problem", name: "职工通勤不便", definition: "园区职工上下班的公交、班车问题。" },
  // 思考建议
  { key: "g-staff", dimension: "suggestion", name: "充实一线力量", definition: "补编、控借调、提待遇、留住年轻人。" },
  {
    key: "g-form",
    dimension: "suggestion",
    name: "合并报表与考核",
    definition: "一表多用、系统归并、考核和检查做减法。",
  },
  { key: "g-fund", dimension: "suggestion", name: "经费下沉", definition: "钱随事走，明确标准和到账时间。" },
  { key: "g-data", dimension: "suggestion", name: "数据回流", definition: "把部门数据按权限还给基层使用。" },
  {
    key: "g-park",
    dimension: "suggestion",
    name: "厘清园区权责",
    definition: "以清单、授权、派驻等方式划清园区边界。",
  },
  {
    key: "g-hotline",
    dimension: "suggestion",
    name: "改进热线派办",
    definition: "先研判再派、可退回、考核剔除不合理件。",
  },
];
