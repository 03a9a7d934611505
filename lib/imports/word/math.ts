/** Formulas (OMML) in one line: 3/4, m², √2. */
const digits = "0123456789+-()n";
const above = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ";

export function raised(text: string): string {
  const signs = [...text].map((sign) => [...above][digits.indexOf(sign)]);
  return signs.every((sign) => sign !== undefined) ? signs.join("") : `^${text}`;
}

/** The sign that an element of a formula stands for; empty for every other element. */
export function mathSign(word: string, value: (key?: string) => string): string {
  switch (word) {
    case "m:den":
      return "/";
    case "m:rad":
      return "√";
    case "m:d":
      return "(";
    case "m:chr":
      return /^[∑∏∫⋃⋂]$/u.test(value()) ? value() : "";
    default:
      return "";
  }
}
