/** Which strings of plain digits can be a personal number. Pure; every rule is its own check. */

/** The first two digits of a 居民身份证: the provinces of GB/T 2260, and 91 abroad. */
const provinces = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91".split(
    " ",
  ),
);

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(year: number, month: number, day: number): boolean {
  if (day < 1 || day > (monthDays[month - 1] ?? 0)) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return leap || month !== 2 || day < 29;
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idChecks = "10X98765432";

/** GB 11643: 17 digits and a check character (ISO 7064 MOD 11-2), with the day of birth in the middle. */
export function isIdNumber(number: string): boolean {
  if (number.length !== 18 || !provinces.has(number.slice(0, 2))) return false;
  const year = Number(number.slice(6, 10));
  if (year < 1900 || year > 2099 || !isDay(year, Number(number.slice(10, 12)), Number(number.slice(12, 14))))
    return false;
  const sum = idWeights.reduce((before, weight, place) => before + weight * Number(number[place]), 0);
  return idChecks[sum % 11] === number[17];
}

/** The older form of 15 digits, given out to people born before 2000; it has no check character. */
export function isOldIdNumber(number: string): boolean {
  if (number.length !== 15 || !provinces.has(number.slice(0, 2))) return false;
  return isDay(1900 + Number(number.slice(6, 8)), Number(number.slice(8, 10)), Number(number.slice(10, 12)));
}

/** Mainland mobile numbers: 11 digits from 13 to 19. */
export function isMobile(number: string): boolean {
  return number.length === 11 && number[0] === "1" && (number[1] ?? "") >= "3";
}

/**
 * The known first digits of cards and their lengths. 62 is 银联; 60, 68, 69 and 9558 are older cards of Chinese banks.
 */
const cards: readonly (readonly [from: number, to: number, lengths: readonly number[]])[] = [
  [62, 62, [16, 17, 18, 19]],
  [4, 4, [13, 16, 18, 19]],
  [51, 55, [16]],
  [34, 34, [15]],
  [37, 37, [15]],
  [3528, 3589, [16]],
  [60, 60, [16, 17, 18, 19]],
  [65, 65, [16]],
  [68, 69, [15, 16, 17, 18, 19]],
  [9558, 9558, [16, 18, 19]],
];

/** ISO/IEC 7812: a known beginning of the right length, and Luhn's check digit. */
export function isBankCard(number: string): boolean {
  const known = cards.some(([from, to, lengths]) => {
    const start = Number(number.slice(0, String(from).length));
    return start >= from && start <= to && lengths.includes(number.length);
  });
  if (!known) return false;
  let sum = 0;
  for (let place = 0; place < number.length; place += 1) {
    const digit = Number(number[number.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
