import * as fc from "fast-check";
import { expect, it } from "vitest";
import { millionths, perUnit, quotient, scaledUnit } from "@/lib/indicators/grid/exact";

it("turns 万 and 亿 of a unit into numbers, and no other beginning of one", () => {
  expect(scaledUnit("万元")).toEqual({ scale: 10_000n, base: "元" });
  expect(scaledUnit("万亿元")).toEqual({ scale: 1_000_000_000_000n, base: "元" });
  expect(scaledUnit("千米")).toEqual({ scale: 1n, base: "千米" });
  expect(scaledUnit("万")).toEqual({ scale: 1n, base: "万" });
});

it("divides by the same rule for every unit", () => {
  const people = { exact: millionths("3.2"), unit: "万人" };
  expect(perUnit({ exact: millionths("640"), unit: "万元" }, people)).toBe("200");
  expect(perUnit({ exact: millionths("6400000"), unit: "元" }, people)).toBe("200");
  expect(perUnit({ exact: millionths("10"), unit: "个" }, people)).toBe("0.0003125");
  expect(perUnit({ exact: millionths("0"), unit: "个" }, people)).toBe("0");
  expect(perUnit({ exact: millionths("10"), unit: "个" }, { exact: 0n, unit: "人" })).toBeNull();
  expect(perUnit({ exact: millionths("10"), unit: "个" }, { exact: -1n, unit: "人" })).toBeNull();
});

it("rounds half away from zero and keeps every digit before the point", () => {
  expect(quotient(2n, 3n)).toBe("0.6667");
  expect(quotient(-2n, 3n)).toBe("-0.6667");
  expect(quotient(99_995n, 100_000n)).toBe("1");
  expect(quotient(123_456n, 1n)).toBe("123456");
  expect(quotient(100_005n, 10n)).toBe("10001");
});

it("is never further from the quotient than half of its fourth digit, or than half of one", () => {
  const size = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
  const below = fc.bigInt({ min: 1n, max: 10n ** 24n });
  fc.assert(
    fc.property(size, below, (dividend, divisor) => {
      const text = quotient(dividend, divisor);
      const part = text.split(".")[1] ?? "";
      const scale = 10n ** BigInt(part.length);
      const difference = BigInt(text.replace(".", "")) * divisor - dividend * scale;
      const error = difference < 0n ? -difference : difference;
      const of = dividend < 0n ? -dividend : dividend;
      expect(error * 2n <= divisor * scale).toBe(true);
      // The last of twelve places is the end.
      expect(error * 2000n <= of * scale || error * 2n * 10n ** 12n <= divisor * scale).toBe(true);
      const significant = text.replace(/[-.]/gu, "").replace(/^0*/u, "");
      expect(part === "" || significant.length <= 4).toBe(true);
    }),
  );
});
