import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitPoints } from "@/lib/visits/split-points";
import { often } from "@/lib/testing/how-often";

describe("splitting pasted text into points", () => {
  it.each([
    ["一是人手少；二是经费紧；三是系统多。", ["人手少；", "经费紧；", "系统多。"]],
    ["主要有三点：一是人手少，二是经费紧。", ["主要有三点：", "人手少，", "经费紧。"]],
    ["1. 每月议事\n2、每周走访\n3．每日巡查", ["每月议事", "每周走访", "每日巡查"]],
    ["（一）建台账\n（二）抓整改", ["建台账", "抓整改"]],
    ["一、建台账\n二、抓整改\n十二、回头看", ["建台账", "抓整改", "回头看"]],
    ["①人手少\n②经费紧", ["人手少", "经费紧"]],
    ["第一行\r\n\r\n第二行", ["第一行", "第二行"]],
    ["　　一是人手少。\n　　二是经费紧。", ["人手少。", "经费紧。"]],
  ])("splits %j", (text, points) => {
    expect(splitPoints(text)).toEqual(points);
  });

  it("keeps ordinary prose with figures, a lone 一是 and decimals whole", () => {
    for (const text of ["一是人手少，主要靠兼职。", "唯一是他们自己垫的钱", "平均每人管3.5个小区，1.2万人。", ""]) {
      expect(splitPoints(text)).toEqual([text]);
    }
  });

  const mark = fc.constantFrom(
    "一是",
    "二是",
    "三是",
    "（一）",
    "(2)",
    "1. ",
    "2、",
    "①",
    "一、",
    "\n",
    "\r\n",
    "；",
    "。",
    " ",
    "　",
  );
  const prose = fc.string({ unit: fc.constantFrom(..."村民议事每月12.5%ab😀𠀀（）、"), maxLength: 8 });
  const text = fc.array(fc.oneof(mark, prose), { maxLength: 20 }).map((parts) => parts.join(""));

  it("loses only marks and blanks, and keeps the order, whatever is pasted", () => {
    fc.assert(
      fc.property(text, (whole) => {
        let from = 0;
        for (const point of splitPoints(whole)) {
          const at = whole.indexOf(point, from);
          expect(at).toBeGreaterThanOrEqual(from);
          // What was skipped is only marks and blanks.
          expect(whole.slice(from, at)).toMatch(/^[\s\u3000（）()①-⑳•·●■◆▲–—\-、.．\d一二三四五六七八九十第是]*$/);
          from = at + point.length;
        }
        expect(whole.slice(from)).toMatch(/^[\s\u3000（）()①-⑳、.．\d一二三四五六七八九十第是]*$/);
      }),
      { numRuns: often(2_000) },
    );
  });

  it("does not split again what lines already separate", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[村民议事]{1,6}$/), { minLength: 2, maxLength: 10 }), (lines) => {
        expect(splitPoints(lines.join("\n"))).toEqual(lines);
      }),
    );
  });
});
