import { expect, it } from "vitest";
import { deniesOrSolves, oppositeDimension } from "@/lib/coding/suggest/against";

it("hears what denies a thing or says that it is solved, and nothing in a plain complaint", () => {
  for (const text of [
    "我们镇网格员已配齐。",
    "人手够用。",
    "没有多头报送的情况。",
    "这个问题去年得到解决。",
    "填表负担并不重。",
  ])
    expect(deniesOrSolves(text), text).toBe(true);
  for (const text of ["专职人员不足。", "一个人管七条线。", "建议增配编制。"])
    expect(deniesOrSolves(text), text).toBe(false);
});

it("the opposite of the opposite is where it began", () => {
  for (const [dimension, opposite] of Object.entries(oppositeDimension))
    if (opposite) expect(oppositeDimension[opposite]).toBe(dimension);
});
