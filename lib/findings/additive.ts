const shares = new Set(["%", "％", "‰", "‱", "百分比", "百分点", "倍", "分", "位", "名次"]);
const averages = /率|比例|比重|占比|比值|均|指数|密度|满意度|得分|排名/;

/** Whether the figures of several sites may be added up. A rate, a share, an average or a rank may not. */
export function isAdditive(indicator: { name: string; unit: string }): boolean {
  return !shares.has(indicator.unit.trim()) && !indicator.unit.includes("/") && !averages.test(indicator.name);
}
