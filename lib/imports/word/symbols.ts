/** Characters of the symbol fonts, by the number that Word keeps for them, as the signs that they look like. */
const pairs = (text: string) =>
  new Map(text.split(" ").map((pair): [number, string] => [Number.parseInt(pair.slice(0, 2), 16), pair.slice(2)]));

const wingdings = pairs(
  "21✏ 22✂ 28☎ 2A✉ 36⌛ 3F✍ 41✌ 45☜ 46☞ 47☝ 48☟ 4A☺ 4B😐 4C☹ 51✈ 52☀ 6C● 6D❍ 6E■ 6F□ 71❑ 72❒ 73⬧ 74⧫ 75◆ 76❖ 77⬥ 78⌧ 80⓪ 81① 82② 83③ 84④ 85⑤ 86⑥ 87⑦ 88⑧ 89⑨ 8A⑩ 8B⓿ 8C❶ 8D❷ 8E❸ 8F❹ 90❺ 91❻ 92❼ 93❽ 94❾ 95❿ 9E· 9F• A0▪ A1○ A4◉ A7▪ A8□ AB★ AC✶ D8➢ DC➲ DF← E0→ E1↑ E2↓ E8➔ EF⇦ F0⇨ F1⇧ F2⇩ F3⬄ FB✗ FC✓ FD☒ FE☑",
);
const wingdings2 = pairs(
  "2A□ 4F✗ 50✓ 51☒ 52☑ 53☒ 54☒ 69⓪ 6A① 6B② 6C③ 6D④ 6E⑤ 6F⑥ 70⑦ 71⑧ 72⑨ 73⑩ 74⓿ 75❶ 76❷ 77❸ 78❹ 79❺ 7A❻ 7B❼ 7C❽ 7D❾ 7E❿ 97● 98• 9F■ A2■ A3□ A4□ A9◆ DA★",
);
const wingdings3 = pairs("66← 67→ 68↑ 69↓ 70▲ 71▼ 74◀ 75▶ 7C▲ 7D▶ 84◀");
const symbol = pairs(
  "41Α 42Β 43Χ 44Δ 45Ε 46Φ 47Γ 48Η 4CΛ 50Π 51Θ 53Σ 57Ω 59Ψ 61α 62β 63χ 64δ 65ε 66φ 67γ 68η 6Bκ 6Cλ 6Dμ 6Eν 70π 71θ 72ρ 73σ 74τ 77ω 78ξ 79ψ 7Aζ A3≤ A5∞ AB↔ AC← AD↑ AE→ AF↓ B0° B1± B3≥ B4× B5∝ B7• B8÷ B9≠ BA≡ BB≈ BC… C5⊕ C7∩ C8∪ CE∈ D1∇ D5∏ D6√ DB⇔ DE⇒ E5∑ F2∫",
);

function tableOf(font: string): ReadonlyMap<number, string> | null {
  if (/^wingdings 2/iu.test(font)) return wingdings2;
  if (/^wingdings 3/iu.test(font)) return wingdings3;
  if (/^wingdings/iu.test(font)) return wingdings;
  return /^symbol$/iu.test(font) ? symbol : null;
}

export const isSymbolFont = (font: string) => tableOf(font) !== null || /^(?:webdings|marlett)/iu.test(font);

/** The sign of a character; null where it is not known what it looks like. */
export function signOf(font: string, code: number): string | null {
  const table = tableOf(font);
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (table) return table.get(place) ?? (place === 0x20 ? " " : null);
  if (isSymbolFont(font) || (code >= 0xe000 && code <= 0xf8ff) || !(code > 0x1f && code <= 0x10ffff)) return null;
  return code >= 0xd800 && code <= 0xdfff ? null : String.fromCodePoint(code);
}

/** Stands where a sign stood that the reader does not know, so that nobody takes the words for whole. */
export const unknownSign = "▯";

/** The words of a run set in a symbol font; `unknown`: how many of its signs are not known. */
export function inSymbols(font: string, text: string): { text: string; unknown: number } {
  let unknown = 0;
  const signs = [...text].map((sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const isPrivate = code >= 0xf000 && code <= 0xf0ff;
    if (!isPrivate && code > 0xff) return sign;
    const known = signOf(font, code);
    if (known === null && isPrivate) unknown += 1;
    return known ?? (isPrivate ? unknownSign : sign);
  });
  return { text: signs.join(""), unknown };
}
