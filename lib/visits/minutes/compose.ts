import { figureParts } from "@/lib/visits/said/figure";
import { fillWords } from "@/lib/fill-words";
import { givenName } from "@/lib/visits/minutes/photos";
import { hoursOf } from "@/lib/visits/hours";
import type { MinutesWords } from "@/lib/visits/minutes/document-words";
import type { MinutesDimension, MinutesLine, MinutesModel, MinutesSource } from "@/lib/visits/minutes/model";
import { dimensionKeys } from "@/lib/vocabulary";

/** Makes the 走访纪要 of a visit as plain data. The server's rows and a draft on the device give the same result. */
export function composeMinutes(source: MinutesSource, words: MinutesWords): MinutesModel {
  const { site, visitedOn, voided, photos } = source;
  const named = (value: string) => value.trim() || words.blank;
  const list = (values: readonly string[]) =>
    named(values.filter((value) => value.trim() !== "").join(words.separator));
  const facts: Record<keyof MinutesModel["facts"], string> = {
    time: named(timeText(source, words)),
    method: source.method ? words.methods[source.method] : words.blank,
    place: named(source.place),
    members: list(source.members),
    recorder: named(source.recorder),
    audiences: named(audienceText(source, words)),
  };
  const fact = (key: keyof typeof facts) => ({ name: words.facts[key], value: facts[key] });
  const { check, remark, foot, pageOf, tooLong } = words;
  return {
    title: fillWords(words.title, { site: site.trim() }),
    purpose: fillWords(voided ? words.voided : words.purpose, { project: source.project }),
    facts: {
      time: fact("time"),
      method: fact("method"),
      place: fact("place"),
      members: fact("members"),
      recorder: fact("recorder"),
      audiences: fact("audiences"),
    },
    parts: inOrder(source.dimensions).map((dimension) => ({
      dimension: dimension.key,
      label: dimension.label,
      lines: linesOf(dimension, words),
    })),
    check,
    remark: photos.length > 0 ? remark + fillWords(words.photos.remark, { count: photos.length }) : remark,
    photos:
      photos.length > 0
        ? { title: words.photos.title, items: captions(photos, words), absent: words.photos.absent }
        : null,
    foot,
    pageOf,
    tooLong,
    trace: source.trace ?? { visitId: null, version: null },
    fileName: [words.name, site.trim(), visitedOn].filter(Boolean).join("_"),
  };
}

function inOrder(dimensions: readonly MinutesDimension[]): MinutesDimension[] {
  return dimensions.toSorted((a, b) => dimensionKeys.indexOf(a.key) - dimensionKeys.indexOf(b.key));
}

/** As precise as it was said: 2026, 2026-10 or 2026-10-31. Anything else is returned unchanged. */
export function dateText(date: string, words: Pick<MinutesWords, "year" | "month" | "day">): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date.trim()) ?? [];
  if (year === undefined) return date.trim();
  if (month === undefined) return fillWords(words.year, { year });
  if (day === undefined) return fillWords(words.month, { year, month: Number(month) });
  return fillWords(words.day, { year, month: Number(month), day: Number(day) });
}

function timeText(source: MinutesSource, words: MinutesWords): string {
  const day = dateText(source.visitedOn, words);
  const hours = hoursOf(source);
  // A beginning without an end is not for the township to confirm.
  return hours?.known === "range" ? fillWords(words.hours, { day, from: hours.from, until: hours.until }) : day;
}

/** 镇街干部6人、村干部3人，共9人. A single category is its own total. */
function audienceText({ audiences }: MinutesSource, words: MinutesWords): string {
  const each = audiences.map(({ category, headCount }) =>
    headCount === null ? category : fillWords(words.audience, { category, count: headCount }),
  );
  const list = each.filter((text) => text.trim() !== "").join(words.separator);
  const counted = audiences.flatMap(({ headCount }) => headCount ?? []);
  if (audiences.length < 2 || counted.length < audiences.length) return list;
  return fillWords(words.audienceTotal, { list, count: counted.reduce((sum, count) => sum + count, 0) });
}

/** 照片1 公示栏（存在问题第2条） */
function captions(photos: MinutesSource["photos"], words: MinutesWords) {
  return photos.map(({ id, fileName, at }, index) => {
    const name = givenName(fileName);
    const parts = [
      fillWords(words.photos.number, { number: index + 1 }),
      name && fillWords(words.photos.name, { name }),
      at && fillWords(words.photos.at, { dimension: at.label, number: at.number }),
    ];
    return { id, caption: parts.filter(Boolean).join("") };
  });
}

function linesOf({ mark, entries, figures }: MinutesDimension, words: MinutesWords): MinutesLine[] {
  if (entries.length + figures.length === 0)
    return [{ kind: "mark", text: mark ? words.marks[mark] : words.untouched }];
  return [
    ...entries.map((entry, index) => ({
      kind: "entry" as const,
      ...(entry.id !== undefined && { id: entry.id }),
      number: index + 1,
      text: entry.text.trim(),
      by: byText(entry, words),
    })),
    ...figures.map((figure) => ({
      kind: "figure" as const,
      ...(figure.id !== undefined && { id: figure.id }),
      text: figureText(figure, words),
    })),
  ];
}

/** What stands behind an entry: （原话，村干部）, （村干部）, or nothing. */
export function byText(
  { form, speakerCategory }: Pick<MinutesDimension["entries"][number], "form" | "speakerCategory">,
  words: MinutesWords,
): string {
  const speaker = speakerCategory.trim();
  if (form === "summary") return speaker && fillWords(words.summaryBy, { speaker });
  return speaker ? fillWords(words.verbatimBy, { speaker }) : words.verbatim;
}

export function figureText(figure: MinutesDimension["figures"][number], words: MinutesWords): string {
  const { indicator, value, unit, asOf, definition, source } = figure;
  const notes = [
    asOf.trim() && fillWords(words.asOf, { day: dateText(asOf, words) }),
    definition.trim() && fillWords(words.definition, { text: definition.trim() }),
    source.trim() && fillWords(words.source, { text: source.trim() }),
  ].filter(Boolean);
  const said = fillWords(words.figure, { indicator: indicator.trim(), ...figureParts(value.trim(), unit.trim()) });
  return notes.length > 0 ? said + fillWords(words.figureNotes, { notes: notes.join(words.noteSeparator) }) : said;
}
