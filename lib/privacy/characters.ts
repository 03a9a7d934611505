/** The characters used in numbers and addresses, narrow and full-width alike. Each is one code unit. */

/** The code of the narrow form: ９ is 9, Ａ is A, ＠ is @. */
function narrowCode(code: number): number {
  return code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
}

export function narrowAt(text: string, place: number): number {
  return place >= 0 && place < text.length ? narrowCode(text.charCodeAt(place)) : 0;
}

export const narrowed = (text: string) =>
  text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(narrowCode(sign.charCodeAt(0))));

export const isDigit = (code: number) => code >= 48 && code <= 57;

export const isLetter = (code: number) => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Spaces within a line. A tab separates the columns of a table, so it joins nothing. */
export const isBlank = (code: number) =>
  code === 0x20 || code === 0xa0 || code === 0x2009 || code === 0x202f || code === 0x3000;

/** - and similar characters. — and ～ separate what is before and after them. */
export const isHyphen = (code: number) => code === 0x2d || (code >= 0x2010 && code <= 0x2013);
