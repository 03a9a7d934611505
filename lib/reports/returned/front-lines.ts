import { dayIn } from "@/lib/imports/split/fact-values";
import { frontKey } from "@/lib/reports/parts/types";
import { waiting, type Placed } from "@/lib/reports/returned/assign";
import { marksBeside } from "@/lib/reports/returned/marks-beside";
import { numberChanges } from "@/lib/reports/returned/number-changes";
import { byParagraph } from "@/lib/reports/returned/pieces";
import type { Stream } from "@/lib/reports/returned/stream";
import type { FrontLine, SentReport, UnitChange } from "@/lib/reports/returned/types";

/**
 * 主送机关, 署名 and 成文日期 of a returned file. They have no bookmarks: each is known by its line and by its place, in
 * front of the text or behind it. Pure.
 */

const solid = (text: string) => text.replace(/[\s\u2060\u200b]+/gu, "");

/** The day that a line says and nothing else, or null. */
function dayOfLine(text: string): string | null {
  const plain = text.replace(/[\s\u2060\u200b]+/gu, "");
  const found = dayIn(plain, "");
  return found && found.start === 0 && found.end === plain.length ? found.day : null;
}

interface Line {
  place: number;
  text: string;
  pieces: Placed[];
}

/** Two short issuers stand beside each other. */
const namesIn = (text: string) =>
  text
    .split(/[\t\n]|\s{2,}/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");

export function frontChanges(sent: SentReport, stream: Stream, placed: readonly Placed[]): UnitChange[] {
  const inParagraph = byParagraph(placed);
  const lines = stream.paragraphs.map(({ start, end }, place): Line => ({
    place,
    text: stream.text.slice(start, end),
    pieces: inParagraph(place),
  }));
  const kindOf = new Map(sent.units.map(({ name, kind }) => [name, kind]));
  const body = placed
    .filter(({ to }) => kindOf.has(to) && kindOf.get(to) !== "title")
    .map(({ paragraph }) => paragraph);
  const [first, last] = [Math.min(...body), Math.max(...body)];
  const free = lines.filter(
    ({ place, text, pieces }) =>
      text.trim() !== "" && !stream.paragraphs[place]?.inTable && pieces.every(({ to }) => to === waiting),
  );
  const has = (words: string) => lines.some(({ text }) => solid(text) === solid(words));
  const dateAt = lines.findLast(({ place, text }) => place > last && dayOfLine(text) !== null)?.place ?? lines.length;
  return sent.front.flatMap((line): UnitChange[] => {
    if (line.kind === "addressee") {
      if (has(line.printed[0] ?? "")) return [];
      const found = free.find(({ place, text }) => place < first && /[：:]\s*$/u.test(text));
      return found ? [change(line, [found], found.text.trim().replace(/[：:]\s*$/u, ""))] : [];
    }
    if (line.kind === "issuedOn") {
      if (has(line.printed[0] ?? "")) return [];
      const found = free.findLast(({ place, text }) => place > last && dayOfLine(text) !== null);
      return found ? [change(line, [found], dayOfLine(found.text) ?? "")] : [];
    }
    const signed = lines.filter(
      ({ place, text, pieces }) =>
        place > last && place < dateAt && pieces.every(({ bookmark }) => bookmark === null) && text.trim() !== "",
    );
    const isIssuer = (text: string) =>
      namesIn(text).every((name) => line.printed.some((one) => solid(one) === solid(name)));
    const fresh = signed.filter((one) => free.includes(one) && !isIssuer(one.text) && !/[。；！？]/u.test(one.text));
    const kept = signed.filter(({ text }) => isIssuer(text));
    const missing = line.printed.filter(
      (name) => !kept.some(({ text }) => namesIn(text).some((one) => solid(one) === solid(name))),
    );
    const names = fresh.flatMap(({ text }) => namesIn(text));
    // As many new names as there are old ones missing: what else stands there is none of the issuers.
    if (missing.length === 0 || names.length !== missing.length) return [];
    const all = signed.filter((one) => fresh.includes(one) || kept.includes(one)).flatMap(({ text }) => namesIn(text));
    return [change(line, fresh, all.join("\n"))];
  });

  function change({ kind, typed, printed }: FrontLine, own: readonly Line[], text: string): UnitChange {
    const name = `_zf${kind}`;
    const pieces = own.flatMap((line) => line.pieces);
    for (const piece of pieces) Object.assign(piece, { to: name, how: "around" });
    const [before, after] = [printed.join("\n"), own.map((line) => line.text.trim()).join("\n")];
    return {
      name,
      kind,
      part: frontKey,
      issued: { lead: "", text: typed },
      returned: { lead: "", text },
      shown: { issued: { lead: "", text: before }, returned: { lead: "", text: kind === "issuer" ? text : after } },
      support: null,
      found: "words",
      doubts: [],
      numbers: numberChanges(before, after),
      ...marksBeside(stream, pieces),
    };
  }
}
