/** Themes by a few characters of their names, or by the initials of their pinyin. Pure. */

/** The first character of each initial, in the order of a dictionary by pinyin: no initial is i, u or v. */
const firsts = "阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀";
const letters = "abcdefghjklmnopqrstwxyz";
const han = /^\p{Script=Han}$/u;

let byPinyin: Intl.Collator | null = null;
const known = new Map<string, string>();

/** "专职人员" → "zzry". A character with several readings has its first one. */
export function initialsOf(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  byPinyin ??= new Intl.Collator("zh-Hans-CN-u-co-pinyin");
  const collator = byPinyin;
  const initials = [...text]
    .map((character) => {
      if (!han.test(character)) return character.toLowerCase();
      const place = [...firsts].findLastIndex((first) => collator.compare(first, character) <= 0);
      return letters[place] ?? "";
    })
    .join("");
  known.set(text, initials);
  return initials;
}

/**
 * Where the characters stand in the text, in this order but perhaps with others between: the later, the worse. -1: not.
 */
function scattered(text: string, characters: string): number {
  let at = -1;
  for (const character of characters) {
    at = text.indexOf(character, at + 1);
    if (at < 0) return -1;
  }
  return at;
}

/** 0 is best; null: the theme is not meant. */
function distance(name: string, wanted: string): number | null {
  const low = name.toLowerCase();
  if (low.startsWith(wanted)) return 0;
  if (low.includes(wanted)) return 1;
  if (initialsOf(name).startsWith(wanted)) return 2;
  if (scattered(low, wanted) >= 0) return 3;
  return initialsOf(name).includes(wanted) ? 4 : null;
}

/** The best first, equal ones in their given order; all, if nothing is typed. */
export function findThemes<Named extends { name: string }>(themes: readonly Named[], typed: string): Named[] {
  const wanted = typed.replace(/\s+/gu, "").toLowerCase();
  if (wanted === "") return [...themes];
  return themes
    .flatMap((theme, place) => {
      const away = distance(theme.name, wanted);
      return away === null ? [] : [{ theme, away, place }];
    })
    .sort((a, b) => a.away - b.away || a.place - b.place)
    .map(({ theme }) => theme);
}
