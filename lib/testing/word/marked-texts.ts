import type { DimensionKey } from "@/lib/vocabulary";

/** Where a paragraph belongs, marked by hand; `open`: a person would have to say. */
export type Place = DimensionKey | "heading" | "open";

export interface MarkedText {
  name: string;
  /** Paragraphs in order, each with where it belongs. */
  paragraphs: [Place, string][];
}

/** Texts as offices write them, made up for this test. */
export const markedTexts: readonly MarkedText[] = [
  {
    name: "调研报告: title with 问题 and 对策",
    paragraphs: [
      ["heading", "农村养老服务存在的问题与对策研究"],
      ["heading", "——基于桥头镇的调研"],
      ["open", "为摸清农村养老服务底数，调研组近期到桥头镇走访，形成如下报告。"],
      ["heading", "一、桥头镇养老服务现状"],
      ["status", "全镇六十岁以上老人占两成，村级助餐点实现行政村全覆盖。"],
      ["status", "（一）设施基本配齐。各村利用闲置校舍改建日间照料点，床位够用。"],
      ["status", "（二）队伍初步建立。每个点配一名护理员，由镇里统一培训。"],
      ["heading", "二、农村养老服务面临的突出困难"],
      [
        "problem",
        "一是运转靠补贴。村集体收入薄，补贴一停点就关。二是护理员留不住。工资低，年轻人不愿干。三是医养两张皮。卫生院与照料点各管各的。",
      ],
      ["heading", "三、进一步做好农村养老服务的对策建议"],
      ["suggestion", "（一）要把运转经费列入预算。按服务人次拨付，不撒胡椒面。"],
      ["suggestion", "（二）要稳住护理员队伍。打通职业晋升通道，落实社保补贴。"],
      ["suggestion", "一要定期巡诊。二要共享档案。"],
    ],
  },
  {
    name: "座谈记录: speakers and spoken runs",
    paragraphs: [
      ["heading", "双溪镇物业管理座谈会记录"],
      ["open", "主持人：镇里的同志"],
      ["heading", "【基本情况】"],
      ["status", "全镇有物业小区十九个，业委会成立十一家。"],
      ["heading", "【大家反映的问题】"],
      [
        "problem",
        "居民代表甲：物业费收了不少，电梯还是三天两头坏。 居民代表乙：停车位不够，晚上抢位子。 商户代表：垃圾桶离店门口太近。",
      ],
      ["problem", "首先，维修资金动用太难，签字要跑几十户。其次，业委会换届没人愿意接。再次，投诉转来转去没有回音。"],
      ["heading", "【意见建议】"],
      ["suggestion", "一个是请镇里牵头建个调解室，再一个是把维修资金流程简化。"],
      ["suggestion", "物业公司负责人：希望把评价结果跟招投标挂钩。 社区书记：建议每季度开一次碰头会。"],
    ],
  },
  {
    name: "走访纪要: good sides under 问题",
    paragraphs: [
      ["heading", "湖口镇走访纪要"],
      ["heading", "一、总体情况"],
      ["status", "镇里今年把渔港环境整治作为头号工程，进度符合预期。"],
      ["heading", "二、存在问题"],
      ["heading", "（一）较好的方面"],
      ["status", "码头垃圾清运已经固定到人，污水管网接通大半。"],
      ["heading", "（二）不足之处"],
      ["problem", "旧船坞拆除进展慢，几户渔民对补偿有意见。"],
      ["problem", "雨季内涝没有根治，泵站功率偏小。"],
      ["heading", "三、下一步打算"],
      ["suggestion", "抓紧与渔民逐户面谈，年内完成签约。"],
      ["suggestion", "争取资金更换泵站，同步清淤。"],
      ["heading", "四、几点体会"],
      ["suggestion", "群众工作要走在工程前头，话说透了事就好办。"],
    ],
  },
  {
    name: "调研报告: shortfalls under 成绩, a topic as a heading",
    paragraphs: [
      ["heading", "关于白鹭乡基层调解工作情况的调研报告"],
      ["heading", "前言"],
      ["open", "按照年度安排，调研组采取听汇报、看现场、与群众交谈的办法了解情况。"],
      ["heading", "一、取得的主要成效"],
      ["status", "1. 网络建起来了。村村有调解室，组组有信息员。"],
      ["status", "2. 方法活起来了。把调解桌搬到田头，当天的事当天了。"],
      ["heading", "（三）存在的不足"],
      ["problem", "专职调解员平均年龄偏大，接班的人没有着落。"],
      ["heading", "二、典型经验做法"],
      ["example", "枫林村的板凳会，一月一次，谁家有事谁先说。"],
      ["example", "河口村请返乡老教师坐镇，邻里纠纷大多不出村。"],
      ["heading", "三、居民需求分析"],
      ["open", "受访群众中，问得最多的是土地流转合同怎么签。"],
      ["heading", "四、当前面临的困难和问题"],
      ["problem", "第一，经费没有单列，靠村里挤。第二，跨村纠纷没人牵头。第三，部门之间信息不通。"],
      ["heading", "五、意见和建议"],
      ["suggestion", "一要单列经费。二要明确牵头。三要打通信息。"],
      ["heading", "附件"],
      ["open", "走访点名单另附。"],
    ],
  },
  {
    name: "汇报材料: whole parts in one paragraph, leads",
    paragraphs: [
      ["heading", "城北经济开发区企业服务工作汇报"],
      ["open", "近年来，开发区坚持服务企业，现将有关情况汇报如下："],
      ["heading", "一、工作开展情况"],
      ["status", "开发区设立帮办窗口，实行首问负责。"],
      ["status", "（1）帮办代办常态化；（2）政策兑现一网通；（3）用工对接月月办。"],
      ["heading", "二、经验启示与亮点"],
      ["open", "园区把帮办员派到项目工地，证照随报随批。"],
      ["heading", "三、存在的主要困难"],
      ["problem", "部分企业反映用地审批时间长，标准厂房供不应求。"],
      ["problem", "一方面招工难，另一方面留人更难。"],
      ["heading", "四、下步工作思路及建议"],
      ["suggestion", "加快标准厂房建设，优先保障技改项目。"],
      ["suggestion", "恳请上级统筹用工信息，办好跨区招聘。"],
    ],
  },
  {
    name: "民情走访笔记: marks and stars, leads without headings",
    paragraphs: [
      ["heading", "老旧小区停车难问题调查与思考"],
      ["open", "这几天跑了三个小区，把看到的听到的记下来。"],
      ["heading", "## 小区停车现状"],
      ["status", "车比位多一倍，消防通道常被占。"],
      ["heading", "## 邻近街道的好做法"],
      ["example", "邻近街道把机关车位夜间开放，收费归小区。"],
      ["heading", "**群众反映的主要问题**"],
      ["problem", "① 夜里回来没地方停；② 占道没人管；③ 充电桩太少。"],
      ["heading", "**几点建议**"],
      ["suggestion", "1、推行错时共享。2、划线规范占道。3、增设充电桩。"],
      ["heading", "其他"],
      ["open", "三个小区的位置图画在本子上，回头拍照。"],
    ],
  },
];
