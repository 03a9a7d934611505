/** What a number in a cell shows as: a day, a time, a share, or itself. Pure. */

export type NumberLook = "plain" | "day" | "time" | "percent";

/** The formats that every workbook has without naming them; 27–36 and 50–58 are East Asian days. */
function builtIn(id: number): NumberLook {
  if (id === 9 || id === 10) return "percent";
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || id === 32 || id === 33 || id === 55 || id === 56)
    return "time";
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return "day";
  return "plain";
}

/** `code` is a format of the workbook's own: yyyy"年"m"月"d"日", [h]:mm, 0.0%. */
export function lookOf(id: number, code: string | undefined): NumberLook {
  if (code === undefined) return builtIn(id);
  const bare = (code.split(";")[0] ?? "")
    .replace(/"[^"]*"|\\.|_.|\*./gu, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, "");
  if (/general|@/iu.test(bare)) return "plain";
  if (/[ydep]|mmm/iu.test(bare.replace(/am\/pm|a\/p/giu, "")) || (/m/iu.test(bare) && !/[hs]/iu.test(bare)))
    return "day";
  if (/[hs]/iu.test(bare)) return "time";
  return bare.includes("%") ? "percent" : "plain";
}

const two = (value: number) => String(value).padStart(2, "0");

/** Serial days since the end of 1899, or of 1903 in a workbook made on an old Macintosh; with a time where there is one. */
function dayText(serial: number, since1904: boolean): string {
  // 1900 was no leap year, but Excel's first sixty days say so.
  const days = since1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const minutes = Math.round(days * 1440);
  const at = new Date(Date.UTC(1899, 11, 30) + minutes * 60_000);
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999) return plainNumber(serial);
  const time = minutes % 1440 === 0 ? "" : ` ${at.toISOString().slice(11, 16)}`;
  return `${at.toISOString().slice(0, 10)}${time}`;
}

function timeText(serial: number): string {
  const minutes = Math.round((serial % 1) * 1440);
  return minutes === 1440 ? "24:00" : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A number as digits, without exponent, at the fifteen places that Excel itself keeps. */
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

export function numberText(value: number, look: NumberLook, since1904: boolean): string {
  if (look === "day" && value >= 1 && value < 3_000_000) return dayText(value, since1904);
  if (look === "time" && value >= 0 && value < 1) return timeText(value);
  if (look === "time" && value >= 1 && value < 3_000_000) return dayText(value, since1904);
  if (look === "percent") return `${plainNumber(value * 100)}%`;
  return plainNumber(value);
}
