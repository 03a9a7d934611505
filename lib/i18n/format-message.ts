import formatByLibrary from "use-intl-as-it-is";

/**
 * What use-intl calls for each text of the interface (next.config.js). Nearly all of them are words with values between
 * them, {name}: those are put together here. For every text the library makes a table of formats of days and numbers,
 * and writes all of it as JSON to look up what it knows of the text; a page of fifty entries has hundreds.
 */
type Arguments = Parameters<typeof formatByLibrary>;
type Values = NonNullable<Arguments[2]>;

/** Nothing that ICU reads as more than a value: no quotes, no tags, no plurals. */
const simple = /^[^{}<#|']*(?:\{\w+\}[^{}<#|']*)+$/;

/**
 * Words and names of values in turns, words first; null: for the library. There are as many as the catalogues have
 * texts.
 */
const known = new Map<string, readonly string[] | null>();

function partsOf(message: string): readonly string[] | null {
  let parts = known.get(message);
  if (parts === undefined) {
    parts = simple.test(message) ? message.split(/[{}]/) : null;
    known.set(message, parts);
  }
  return parts;
}

/** Null where a value is missing or is not a word or a number. */
function filled(parts: readonly string[], values: Values): string | null {
  let text = "";
  for (const [place, part] of parts.entries()) {
    if (place % 2 === 0) {
      text += part;
      continue;
    }
    const value = Object.hasOwn(values, part) ? values[part] : undefined;
    if (typeof value !== "string" && typeof value !== "number") return null;
    text += String(value);
  }
  return text;
}

export default function formatMessage(...asked: Arguments): ReturnType<typeof formatByLibrary> {
  const [, message, values] = asked;
  if (values && typeof message === "string") {
    const parts = partsOf(message);
    const text = parts && filled(parts, values);
    if (text !== null) return text;
  }
  return formatByLibrary(...asked);
}

/** `t.raw` may be used. */
formatMessage.raw = true;
