import type { DimensionKey } from "@/lib/vocabulary";

/** A word of a heading, and the dimension of what stands below. */
export interface RoutingRule {
  word: string;
  dimension: DimensionKey;
}

/** The words by which visit notes and reports head their parts. A project adds its own, which go before these. */
const words: Record<DimensionKey, readonly string[]> = {
  status: [
    "工作现状", "现状", "基本情况", "总体情况", "工作情况", "工作开展情况", "开展情况", "进展情况", "工作进展", "基本做法", "主要做法",
    "做法", "工作举措", "主要举措", "成绩", "成效", "工作成果", "主要工作", "工作概况", "概况", "基本概况", "运行情况", "落实情况",
  ],
  example: [
    "经验典型", "典型经验", "典型做法", "典型案例", "典型", "先进经验", "经验做法", "特色做法", "创新做法", "好做法", "好的做法", "经验",
    "亮点", "特色亮点", "工作亮点", "案例", "示范", "品牌", "创新举措", "特色工作", "先进典型",
  ],
  problem: [
    "存在问题", "存在的问题", "主要问题", "问题", "不足", "困难", "短板", "困惑", "难点", "堵点", "痛点", "薄弱环节", "制约因素", "矛盾",
    "瓶颈", "原因分析", "面临挑战", "面临的挑战", "挑战",
  ],
  suggestion: [
    "思考建议", "思考与建议", "思考和建议", "意见建议", "意见和建议", "对策建议", "对策", "建议", "思考", "思路", "打算", "下一步工作",
    "下步工作", "下一步打算", "工作计划", "改进措施", "对策措施", "诉求", "需求", "期盼", "启示", "整改措施", "努力方向",
  ],
};

export const defaultRules: readonly RoutingRule[] = (["status", "example", "problem", "suggestion"] as const).flatMap((dimension) =>
  words[dimension].map((word) => ({ word, dimension })),
);
