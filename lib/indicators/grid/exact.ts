/** Division of figures, exact until the result is rounded. Pure. */

const places = 6;

/** A decimal of at most six places as whole millionths. */
export function millionths(decimal: string): bigint {
  const [whole = "0", part = ""] = decimal.replace("-", "").split(".");
  const value = BigInt(whole + part.padEnd(places, "0"));
  return decimal.startsWith("-") ? -value : value;
}

/** 万元 is 10,000 元. Other beginnings of a unit are no numbers: 千米. */
const scales: Record<string, bigint> = { 万: 10_000n, 亿: 100_000_000n, 万亿: 1_000_000_000_000n };

export function scaledUnit(unit: string): { scale: bigint; base: string } {
  const [, prefix = "", rest = ""] = /^(万亿|万|亿)(.+)$/u.exec(unit.trim()) ?? [];
  const scale = scales[prefix];
  return scale === undefined ? { scale: 1n, base: unit.trim() } : { scale, base: rest };
}

const digits = 4;
const mostPlaces = 12;

/**
 * The quotient as a decimal of four significant digits, all digits before the point kept, rounded half away from zero.
 * The divisor is positive.
 */
export function quotient(dividend: bigint, divisor: bigint): string {
  const negative = dividend < 0n;
  const size = negative ? -dividend : dividend;
  let after = 0;
  if (size > 0n) {
    const whole = size / divisor;
    if (whole > 0n) after = Math.max(0, digits - whole.toString().length);
    else {
      // The first place behind the point that is not 0, and three more.
      let rest = size * 10n;
      let zeros = 0;
      while (rest < divisor && zeros < mostPlaces) {
        rest *= 10n;
        zeros += 1;
      }
      after = Math.min(mostPlaces, zeros + digits);
    }
  }
  const rounded = (size * 10n ** BigInt(after) * 2n + divisor) / (divisor * 2n);
  const text = rounded.toString().padStart(after + 1, "0");
  const decimal = after > 0 ? `${text.slice(0, -after)}.${text.slice(-after)}`.replace(/\.?0+$/u, "") : text;
  return negative && decimal !== "0" ? `-${decimal}` : decimal;
}

/** The value of one unit of the base: 万元 over 万人 is 元/人. Null if the base is not positive. */
export function perUnit(value: { exact: bigint; unit: string }, base: { exact: bigint; unit: string }): string | null {
  if (base.exact <= 0n) return null;
  return quotient(value.exact * scaledUnit(value.unit).scale, base.exact * scaledUnit(base.unit).scale);
}
