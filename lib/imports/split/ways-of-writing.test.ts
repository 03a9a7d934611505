import { describe, expect, it } from "vitest";
import { readDocument } from "@/lib/imports/read-document";
import { visitDayIn } from "@/lib/imports/split/visit-day";
import { figuresIn } from "@/lib/imports/split/figures";
import { outcomeOf, wordContext } from "@/lib/testing/word/outcome";
import { splitPoints } from "@/lib/visits/split-points";

const outcome = (pasted: string) => {
  const found = outcomeOf(readDocument({ pasted, context: wordContext }));
  if ("problem" in found) throw new Error(found.problem);
  return found;
};
const placeOf = (pasted: string, words: string) =>
  outcome(pasted).pieces.find(([, said]) => said.includes(words))?.[0] ?? "lost";

describe("a heading is known however it is written", () => {
  it.each([
    "三、存在的困难和问题。",
    "（三）面临的主要挑战；",
    "「存在问题」",
    "《存在问题》",
    "〔三〕存在问题",
    "### 三、存在问题",
    "__存在问题__",
    "**三、存在问题：**",
    "三、 存　在　问　题",
    "存在的不足——",
    "存在問題與困難",
    "存在问题（共5条）",
    "Ⅳ、主要问题",
    "群众反映的突出问题",
    "三、当前工作中还存在的一些短板弱项",
    "存在问题有：",
  ])("%s", (heading) => {
    expect(placeOf(`工作现状\n机构齐全。\n${heading}\n巷子窄，消防车进不去。`, "消防车")).toBe("problem");
    expect(placeOf(`工作现状\n机构齐全。\n${heading}\n巷子窄，消防车进不去。`, "机构")).toBe("status");
  });
});

describe("a heading that only holds a word sends nothing anywhere", () => {
  it.each([
    "一、居民需求分析",
    "一、管理现状评价",
    "一、物业纠纷问题",
    "一、坚持问题导向",
    "一、破解停车难题",
    "一、典型引路抓示范创建",
    "一、补齐短板",
    "一、聚焦群众诉求",
    "一、问题整改落实回头看",
    "一、创新举措研讨交流",
  ])("%s", (heading) => expect(placeOf(`${heading}\n巷子窄，消防车进不去。`, "消防车")).toBe("waiting"));

  it("and is told apart below another", () => {
    expect(placeOf("一、存在问题\n（一）好的方面\n灯都亮了。", "灯都亮了")).toBe("status");
    expect(placeOf("一、主要成绩\n（三）存在不足\n灯不亮。", "灯不亮")).toBe("problem");
    expect(placeOf("一、主要成绩\n（三）问题和建议\n灯不亮，要修。", "灯不亮")).toBe("waiting");
    expect(placeOf("困难诉求：\n灯不亮，要修。", "灯不亮")).toBe("waiting");
    expect(placeOf("主要困难：\n灯不亮。\n帮扶措施：\n送去灯泡。", "灯泡")).toBe("waiting");
    expect(placeOf("一、存在问题\n灯不亮。\n附件：名单\n共三页。", "共三页")).toBe("waiting");
    expect(placeOf("一、存在问题\n灯不亮。\n桥头镇人民政府\n2026年3月20日", "人民政府")).toBe("waiting");
  });
});

describe("a title sends nothing anywhere", () => {
  it.each([
    "桥头镇矛盾纠纷化解的做法与启示",
    "关于破解社区治理困难问题的思考",
    "村级组织运转困难问题研究",
    "基层减负典型经验调研报告（初稿）",
  ])("%s", (title) => {
    expect(placeOf(`${title}\n巷子窄，消防车进不去。\n一、工作现状\n机构齐全。`, "消防车")).toBe("waiting");
    expect(placeOf(`${title}\n巷子窄，消防车进不去。\n一、工作现状\n机构齐全。`, "机构")).toBe("status");
  });
});

describe("a run is parted, in a document and in a pasted text alike", () => {
  it.each([
    ["一要配强人手。二要管好经费。三是减掉报表。", 3],
    ["一靠党建引领，二靠群众参与，三靠制度保障。", 3],
    ["第一个问题是缺人，第二个问题是缺钱。", 2],
    ["第一点，缺人。第二点，缺钱。", 2],
    ["1、人手不足。2、经费紧张。3、报表过多。", 3],
    ["1）人手不足；2）经费紧张", 2],
    ["（一）人手不足；（二）经费紧张。", 2],
    ["①人手不足；②经费紧张；③报表过多。", 3],
    ["⑴人手不足；⑵经费紧张。", 2],
    ["首先是人手不足，其次是经费紧张，另外，报表过多。", 3],
    ["一方面人手不足，另一方面经费紧张。", 2],
    ["一来人手不足，二来经费紧张。", 2],
    ["其一，人手不足。其二，经费紧张。", 2],
    ["有一个是人手不足，还有一个是经费紧张，再就是报表多。", 3],
    ["张书记：人手不足。李主任：经费紧张。", 2],
    ["村民甲：路窄。 村民乙：灯少。 网格员：表多。", 3],
  ])("%s", (words, count) => {
    expect(outcome(`存在问题\n${words}`).pieces.filter(([place]) => place === "problem")).toHaveLength(count);
    expect(splitPoints(words)).toHaveLength(count);
  });

  it.each([
    "见附表1、2、3。",
    "全村3.5公里路，2.1公里没硬化。",
    "首先要有人管。",
    "一方面要办，还得看钱。",
    "书记：知道了。",
  ])("and is none in %s", (words) => expect(splitPoints(words)).toEqual([words]));
});

describe("facts", () => {
  it.each([
    "时 间：2026年3月12日",
    "时　间： 2026年3月12日",
    "【走访时间】：2026年3月12日",
    "**时间**：2026年3月12日",
    "1. 时间：2026年3月12日",
    "时间\t2026年3月12日",
    "时间 | 2026年3月12日",
    "走访日期：２０２６．３．１２".replace("．", ".").replace("．", "."),
  ])("are read from the label as it is laid out: %j", (line) =>
    expect(outcome(`${line}\n存在问题\n缺人。`).facts.day).toBe("2026-03-12"),
  );

  it.each([
    "根据2026年3月12日印发的通知，到桥头镇走访。",
    "《方案》自2026年3月12日起施行。",
    "2026年3月12日挂牌成立的调解室已运行。",
    "县里2026年3月12日会议精神传达后，各村座谈。",
    "关于桥头镇的调研报告（2026年3月12日）",
    "2026年3月12日",
    "2026年3月12日至15日，调研组到桥头镇走访。",
  ])("no other day is the visit's: %s", (words) => expect(visitDayIn(words, wordContext.today)).toBeNull());

  it.each([
    "2026年3月12日上午，调研组到桥头镇走访。",
    "桥头镇走访记录（2026年3月12日）",
    "3月12日，一行三人实地看了码头。",
  ])("but that of %s is", (words) => expect(visitDayIn(words, wordContext.today)?.day).toBe("2026-03-12"));

  it("several sites are a question, unless the title names one", () => {
    const several = readDocument({ pasted: "调研组到桥头镇、双溪镇走访。\n存在问题\n缺人。", context: wordContext });
    expect("document" in several && several.document.facts).toMatchObject({
      siteId: null,
      severalSites: ["qiaotou", "shuangxi"],
    });
    expect(outcome("双溪镇走访记录\n从桥头镇过去，路上一小时。\n存在问题\n缺人。").facts.site).toBe("shuangxi");
    expect(outcome("走访单位：桥头镇、双溪镇\n存在问题\n缺人。").facts.site).toBeUndefined();
  });
});

describe("what only looks like a stock figure is none", () => {
  const figures = (words: string) =>
    figuresIn(words, wordContext).map(({ indicator, value, unit, asOf }) => `${indicator} ${value} ${unit} ${asOf}`);
  it.each([
    "截至2026年10月底，企业约12家。",
    "截至2026年10月底，企业近12家。",
    "截至2026年10月底，企业12家左右。",
    "截至2026年10月底，企业5至8家。",
    "截至2026年10月底，志愿者200多人。",
    "截至2026年10月底，企业数同比增长12%。",
    "截至2026年10月底，比去年增加企业12家。",
    "截至2026年10月底，满意率提高3个百分点。",
    "截至2026年10月底，整治用了3个月。",
    "截至2026年10月底，综合排名第3名。",
    "截至2026年10月底，计划培训干部12名。",
    "截至2026年10月底，运费5元/吨。",
    "截至2026年10月底，问题集中在3个方面。",
    "截至2030年底，建成议事会14个。",
    "（2026）12号文件要求，截至目前办结。",
  ])("%s", (words) => expect(figures(words)).toEqual([]));

  it.each([
    ["截至去年底，议事会14个。", "议事会 14 个 2025-12"],
    ["截至今年上半年，议事会14个。", "议事会 14 个 2026-06"],
    ["截止2026/10/31，议事会14个。", "议事会 14 个 2026-10-31"],
    ["目前有议事会14个（截至2026年10月31日）。", "议事会 14 个 2026-10-31"],
    ["截至2026年9月，下辖12个行政村。", "行政村 12 个 2026-09"],
  ])("but %s is", (words, figure) => expect(figures(words)).toEqual([figure]));
});
