import {
  entryBook,
  figureBook,
  makeBook,
  visitBook,
  type EntryRow,
  type FigureRow,
  type Rows,
  type VisitRow,
} from "@/lib/testing/excel/books";

/** Workbooks that can be read but are refused, each with its problems: sheet, cell and the last part of the key. */
export type BadCells = readonly [sentence: string, bytes: () => Uint8Array, problems: readonly string[], name?: string];

export const visit = (sentence: string, change: VisitRow, ...problems: string[]): BadCells => [
  sentence,
  () => visitBook(change),
  problems.map((each) => `走访!${each}`),
];
export const entry = (sentence: string, change: EntryRow, ...problems: string[]): BadCells => [
  sentence,
  () => entryBook(change),
  problems.map((each) => `条目!${each}`),
];
export const figure = (sentence: string, change: FigureRow, ...problems: string[]): BadCells => [
  sentence,
  () => figureBook(change),
  problems.map((each) => `数据!${each}`),
];
export const sheets = (sentence: string, each: Record<string, Rows>, ...problems: string[]): BadCells => [
  sentence,
  () => makeBook(each),
  problems,
];
