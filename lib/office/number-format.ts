/**
 * How precisely a number in a cell is shown: a year, a month, a day, a day with its time, a time, a percentage, or the
 * number itself. Pure.
 */
export type NumberLook =
  | "plain"
  | "year"
  | "month"
  | "day"
  | "dayTime"
  | "time"
  /** Hours that continue past 24. */
  | "elapsed"
  | "percent"
  /** Shown divided by a thousand or more. */
  | "scaled";

const idsOf: Partial<Record<NumberLook, readonly number[]>> = {
  percent: [9, 10],
  month: [17, 27, 36, 50, 52, 57],
  day: [14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 58],
  time: [18, 19, 20, 21, 32, 33, 34, 35, 55, 56],
  dayTime: [22],
  elapsed: [45, 46, 47],
};
/** The formats that every workbook has without defining them; 27–36 and 50–58 are those of Excel in Chinese. */
const builtIn = new Map(
  (Object.keys(idsOf) as NumberLook[]).flatMap((look) => (idsOf[look] ?? []).map((id) => [id, look] as const)),
); // the keys of a closed record

/** `code` is a format defined in the workbook: yyyy"年"m"月"d"日", [h]:mm, 0.0%, 0.00E+00. Only its first part counts. */
export function lookOf(id: number, code: string | undefined): NumberLook {
  if (code === undefined) return builtIn.get(id) ?? "plain";
  // Without literals, fillers, and text in brackets: colours, languages, conditions. [h] remains.
  const bare = code
    .replace(/"[^"]*"|[\\!].|_.|\*./gu, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, "")
    .split(";")[0]
    ?.replace(/am\/pm|a\/p|上午\/下午/giu, "");
  if (bare === undefined || /general|通用格式|@/iu.test(bare)) return "plain";
  // The E of 0.00E+00 is an exponent, not the year of an era.
  if (/[0#?]/u.test(bare) && !/[ymdhs]/iu.test(bare)) return numeric(bare);
  if (/\[[hms]+\]/iu.test(bare)) return "elapsed";
  return dated(bare);
}

function numeric(bare: string): NumberLook {
  if (bare.includes("%")) return "percent";
  return /[0#?],+(?![0#?,])/u.test(bare) ? "scaled" : "plain";
}

/** m is a minute after an hour or before a second, otherwise a month. */
function dated(bare: string): NumberLook {
  const tokens = (bare.match(/y+|e+|m+|d+|h+|s+|a{3,4}/giu) ?? []).map((each) => each.toLowerCase());
  const units = tokens.map((token, at) => {
    const minute =
      /^m{1,2}$/u.test(token) && (tokens[at - 1]?.startsWith("h") === true || tokens[at + 1]?.startsWith("s") === true);
    if (minute || /^[hs]/u.test(token)) return "time";
    return /^[da]/u.test(token) ? "day" : /^m/u.test(token) ? "month" : "year";
  });
  if (units.length === 0) return bare.includes("%") ? "percent" : "plain";
  const has = (unit: (typeof units)[number]) => units.includes(unit);
  if (has("time")) {
    if (has("day") || has("month") || has("year")) return "dayTime";
    return /h/iu.test(bare) ? "time" : "elapsed";
  }
  return has("day") ? "day" : has("month") ? "month" : "year";
}

const two = (value: number) => String(value).padStart(2, "0");

/**
 * Turns serial days since the end of 1899 into text, as far as `look` shows them. In a workbook made on an old
 * Macintosh they count from the end of 1903.
 */
function dateText(serial: number, look: NumberLook, since1904: boolean): string {
  // 1900 was no leap year, but in Excel it is: this affects its first sixty days.
  const days = since1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  // Rounded to the second, because a computer cannot store 0.1 s exactly. Not more coarsely, because 23:59:59 is not
  // yet the next day.
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1_000);
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999) return plainNumber(serial);
  const text = at.toISOString();
  if (look === "year") return text.slice(0, 4);
  if (look === "month") return text.slice(0, 7);
  const time = text.slice(11, 16);
  return look === "dayTime" && time !== "00:00" ? `${text.slice(0, 10)} ${time}` : text.slice(0, 10);
}

/** 09:00, or 25:00 if the hours continue past 24. */
function timeText(serial: number, look: NumberLook): string {
  const minutes = Math.floor(Math.round(serial * 86_400) / 60);
  const hours = Math.floor(minutes / 60);
  return `${two(look === "elapsed" ? hours : hours % 24)}:${two(minutes % 60)}`;
}

/** A number as digits, without exponent, with the fifteen digits that Excel itself stores. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return "";
  const text = String(Number(value.toPrecision(15)));
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/u.exec(text);
  if (!parts) return text;
  const [, sign = "", whole = "", rest = "", power = "0"] = parts;
  const point = whole.length + Number(power);
  if (Math.abs(point) > 400) return text;
  const digits = whole + rest;
  return point <= 0
    ? `${sign}0.${"0".repeat(-point)}${digits}`
    : `${sign}${digits.padEnd(point, "0").slice(0, point)}${digits.length > point ? `.${digits.slice(point)}` : ""}`;
}

export const isDate = (look: NumberLook) => ["year", "month", "day", "dayTime"].includes(look);

/** What the cell shows, as text: 2026-03-12, 2026-03, 2026-03-12 09:00, 09:00, 35%, 1234.5. */
export function numberText(value: number, look: NumberLook, since1904: boolean): string {
  if (isDate(look) && value >= (since1904 ? 0 : 1) && value < 3_000_000) return dateText(value, look, since1904);
  if ((look === "time" || look === "elapsed") && value >= 0 && value < 3_000_000) return timeText(value, look);
  if (look === "percent") return `${plainNumber(value * 100)}%`;
  return plainNumber(value);
}
