import { halfWords, timeOfDay } from "@/lib/imports/clock";
import { arabicDate } from "@/lib/chinese-date";

/** A cell's text without full-width blanks, full-width digits and invisible characters. */
export const plain = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim();

const clock = `(${halfWords})?\\s*(\\d{1,2})\\s*(?:[:时点]\\s*(?:(\\d{1,2})\\s*分?|(半)|(一刻)|(三刻)|整)?)(?::\\d{2})?\\s*(AM|PM|am|pm)?`;
const clocks = new RegExp(`^${clock}(?:\\s*(?:[-—–~〜至到]|——)+\\s*${clock})?$`, "u");

export interface Times {
  from: string;
  /** Null: only a start is given. */
  to: string | null;
}

/**
 * Reads 9:00, 上午9点, 9:00-11:30, 下午2点半至4点, if the text contains nothing else. Null if it is not a time, or if the end
 * comes before the start.
 */
export function timesRead(text: string): Times | null {
  const match = clocks.exec(arabicDate(plain(text)));
  if (!match) return null;
  const read = (at: number, half: string | undefined) => {
    const [hour = "", minute, thirty, quarter, three, suffix] = match.slice(at + 1);
    return timeOfDay(half ?? suffix, hour, minute ?? (thirty ? "30" : quarter ? "15" : three ? "45" : "0"));
  };
  const from = read(1, match[1]);
  if (from === null) return null;
  if (match[9] === undefined) return { from, to: null };
  const to = read(8, match[8] ?? (match[14] === undefined ? match[1] : undefined));
  // 上午9点至2点: the end has no word of its own and would come first. That it means the afternoon would only be a guess.
  return to !== null && to >= from ? { from, to } : null;
}
