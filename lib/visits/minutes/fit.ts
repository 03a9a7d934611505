import { partParagraphs, type MinutesModel } from "@/lib/visits/minutes/model";
import { typeHeight, typeWidth } from "@/lib/word/page";

/**
 * Chooses how the minutes are set so that they fit on one page: the most open of a few settings that fits. Nothing is
 * measured. Han are as wide as they are high and lines have an exact height, so lines can be counted. If not even the
 * closest setting fits, the minutes continue on further pages in a setting that is easy to read, and say so. All
 * figures are in points.
 */
export type BodySetting = (typeof bodySettings)[number];

/**
 * Height of the type and of its line, and whether the points of a dimension share one paragraph, 1. … 2. …, as in a
 * report. The sizes are 四号, 小四, 五号, and closer ones if a visit heard much. The last is 小五, the smallest an office
 * prints.
 */
export const bodySettings = [
  { points: 14, pitch: 22, runIn: false },
  { points: 12, pitch: 18, runIn: false },
  { points: 10.5, pitch: 15.5, runIn: false },
  { points: 10.5, pitch: 14, runIn: false },
  { points: 10.5, pitch: 15.5, runIn: true },
  { points: 10.5, pitch: 14, runIn: true },
  { points: 9, pitch: 13, runIn: true },
] as const;

/** What has one size in all minutes. Tables are set in 五号. */
export const sheet = {
  width: typeWidth / 20,
  title: { points: 22, pitch: 30 },
  purpose: { points: 10.5, pitch: 16 },
  cell: { points: 10.5, pitch: 15, paddingX: 5, paddingY: 1.5 },
  /** Columns of both tables: name, value, name, value. */
  columns: [58, 206, 58, typeWidth / 20 - 322] as const,
  remark: { points: 9, pitch: 13 },
  /** Between the tables and the text. */
  gap: 6,
  verdictRow: 24,
  sealRow: 34,
};

/** The room for corrections: never less, and more if the page has it. */
const corrections = { least: 44, most: 150 };
/** The possible error of the count: rules of table cells, and the paragraph that Word puts after a table. */
const caution = 10;

export interface MinutesFit {
  body: BodySetting;
  /** False: they continue on a second page or further. */
  onePage: boolean;
  /** Height of the room for corrections. */
  corrections: number;
}

export function fitMinutes(model: MinutesModel): MinutesFit {
  const room = typeHeight / 20 - fixedHeight(model) - caution;
  for (const body of bodySettings) {
    const left = room - bodyHeight(model, body);
    if (left >= corrections.least)
      return { body, onePage: true, corrections: Math.min(corrections.most, Math.floor(left)) };
  }
  return { body: bodySettings[1], onePage: false, corrections: corrections.least };
}

/** In characters: an ASCII character is half as wide. */
function widthInCharacters(text: string): number {
  let width = 0;
  for (const character of text) width += character < "\u0080" ? 0.5 : 1;
  return width;
}

/** How many lines a text needs in a column of `width` points. `indent` characters stay free in each first line. */
export function countLines(
  text: string,
  { width, points, indent = 0 }: { width: number; points: number; indent?: number },
): number {
  const perLine = Math.floor(width / points);
  let lines = 0;
  for (const line of text.split("\n")) {
    const trimmed = line.trim();
    if (trimmed === "") continue;
    const characters = widthInCharacters(trimmed) + indent;
    // A mark that may not begin a line moves to the next line together with the character before it.
    lines += characters <= perLine ? 1 : Math.ceil(characters / (perLine - 0.5));
  }
  return lines;
}

function bodyHeight({ parts }: MinutesModel, { points, pitch, runIn }: BodySetting): number {
  const column = { width: sheet.width, points, indent: 2 };
  const paragraphs = parts.flatMap((part) => [
    part.label,
    ...partParagraphs(part, runIn).map((pieces) => pieces.map(({ text }) => text).join("")),
  ]);
  return paragraphs.reduce((lines, text) => lines + countLines(text, column), 0) * pitch + 2 * sheet.gap;
}

function fixedHeight({ title, purpose, facts, remark }: MinutesModel): number {
  const { width, columns, cell, gap } = sheet;
  const height = (text: string, look: { points: number; pitch: number }) =>
    countLines(text, { width, points: look.points }) * look.pitch;
  const row = (...cells: { text: string; column: number }[]) => {
    const lines = cells.map(({ text, column }) =>
      countLines(text, { width: column - 2 * cell.paddingX, points: cell.points }),
    );
    return Math.max(1, ...lines) * cell.pitch + 2 * cell.paddingY + 0.5;
  };
  const wide = width - columns[0];
  return [
    height(title, sheet.title),
    height(purpose, sheet.purpose) + gap,
    row({ text: facts.time.value, column: columns[1] }, { text: facts.method.value, column: columns[3] }),
    row({ text: facts.place.value, column: columns[1] }, { text: facts.recorder.value, column: columns[3] }),
    row({ text: facts.members.value, column: wide }),
    row({ text: facts.audiences.value, column: wide }),
    sheet.verdictRow + sheet.sealRow,
    height(remark, sheet.remark) + gap,
  ].reduce((sum, part) => sum + part, 0);
}
