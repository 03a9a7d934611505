/**
 * A text as its rules read it: full-width signs, Kangxi radicals and the traditional characters of headings in their
 * plain form. Every sign stays in its place, so that a place found here is a place of the source.
 */
/** Each traditional character with its simplified one after it. */
const pairs =
  "問问題题現现狀状況况經经驗验議议見见對对難难點点實实際际總总體体開开進进績绩優优勢势環环節节與与應应請请訴诉導导運运據据臺台類类單单辦办樣样頭头間间區区鎮镇鄉乡記记錄录時时訪访調调結结創创範范條条產产業业";
const plainOf = new Map([...pairs.matchAll(/(.)(.)/gu)].map(([, from = "", to = ""]) => [from, to]));

const unusual = /[\u00A0\u2E80-\u2FDF\u2000-\u200A\u202F\u205F\uF900-\uFAFF\uFF01-\uFF5E]/u;
/** Their full-width forms are what the rules expect, or what keeps a decimal point from a full stop. */
const kept = new Set("，：；！？（）．～｜［］＃＊－");

function plainSign(sign: string): string {
  const known = plainOf.get(sign);
  if (known) return known;
  if (!unusual.test(sign) || kept.has(sign)) return sign;
  const plain = sign.normalize("NFKC");
  return plain.length === sign.length ? plain : sign;
}

export function legible(text: string): string {
  return text.replace(/[^\x20-\x7E\n]/g, plainSign);
}
