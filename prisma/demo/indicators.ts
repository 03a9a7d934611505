import type { DemoIndicator } from "./types";

export const indicators: DemoIndicator[] = [
  { key: "i-council", name: "村（社区）议事会", unit: "个", definition: "有固定议事日、近半年至少开过三次的议事会。" },
  { key: "i-grid", name: "网格", unit: "个", definition: "经县区批准划定的综合网格，不含专属网格。" },
  { key: "i-gridworker", name: "专职网格员", unit: "人", definition: "签订劳动合同、不兼其他岗位的网格员。" },
  {
    key: "i-cadre",
    name: "实际到岗干部",
    unit: "人",
    definition: "在编且当月在本单位上班的人数，借出的不计，借入的计入。",
  },
  { key: "i-hotline", name: "12345办件量", unit: "件", definition: "当年1月1日起累计收到的工单，含退回重派。" },
  { key: "i-satisfied", name: "热线满意率", unit: "%", definition: "已回访工单中答复满意和基本满意的比例。" },
  { key: "i-firms", name: "规模以上企业", unit: "家", definition: "注册地在本辖区并已入库的规模以上工业企业。" },
  { key: "i-steward", name: "服务专员", unit: "人", definition: "以文件明确、有包联企业名单的服务专员。" },
  {
    key: "i-systems",
    name: "需填报的系统",
    unit: "个",
    definition: "每月至少要登录填报一次的业务系统，不含办公系统。",
  },
  {
    key: "i-fund",
    name: "村均年度运转经费",
    unit: "万元",
    definition: "财政拨付到村的年度运转经费，不含项目资金和村集体收入。",
  },
];
