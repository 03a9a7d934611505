import { writeReportDocx } from "@/lib/reports/formats/docx";
import { sampleLabels } from "@/lib/testing/report-sample";
import { layoutReport } from "@/lib/testing/word/layout-report";
import { converted, has } from "@/lib/testing/word/libre-office";
import { dividedByWord } from "@/lib/testing/word/word-line-ends";
import { readPdf, rowsOf, type PdfPage, type PdfRow } from "@/lib/testing/word/pdf-pages";
import { forLibreOffice } from "@/lib/word/for-libre-office";

/**
 * The layout of GB/T 9704-2012, measured on the pages that LibreOffice makes of the copy that is printed. Millimetres.
 * What the file itself says to Word of its lines is asked by Word's own rules.
 */
const paper = { width: 210, height: 297 };
const type = { left: 28, right: 210 - 26, top: 37, bottom: 297 - 35 };
const pitch = (28.95 * 25.4) / 72;
const character = (16 * 25.4) / 72;
const numberCharacter = (14 * 25.4) / 72;

interface LayoutRun {
  pages: number;
  lines: number;
  /** Numbers, and numbers inside a mark, that begin on one line and end on the next. */
  dividedNumbers: number;
  dividedMarks: number;
  /** Dates that do. */
  dividedDates: number;
  /** Lines that begin with a mark. */
  leadingMarks: number;
  faults: string[];
}

/** Null if this machine has no LibreOffice or no poppler. */
export async function measureLayout(): Promise<LayoutRun | null> {
  if (!has("soffice") || !has("pdftotext")) return null;
  const file = await writeReportDocx(layoutReport, { evidenceIndex: true, labels: sampleLabels });
  const pdf = converted(new Map([["report", forLibreOffice(file)]]), "pdf").get("report");
  if (!pdf)
    return {
      ...{ pages: 0, lines: 0, dividedNumbers: 0, dividedMarks: 0, dividedDates: 0, leadingMarks: 0 },
      faults: ["LibreOffice refuses it"],
    };
  const pages = readPdf(pdf);
  const read = pages.map(readPage);
  const annex = read.findIndex(({ rows }) => /^附件\d*$/.test(rows[0]?.text ?? ""));
  const body = read.slice(0, annex < 0 ? read.length : annex);
  const lines = body.flatMap(({ rows }) => rows);
  const cells = pages.slice(annex).flatMap((page) => lastColumn(page));
  const divided = [...dividedNumbers(lines), ...dividedNumbers(cells)];
  const dates = [...dividedDates(lines), ...dividedDates(cells)];
  const marks = lines.filter(({ text }) => text.lastIndexOf("〔") > text.lastIndexOf("〕"));
  const leading = lines.filter(({ text }) => text.startsWith("〔"));
  return {
    pages: pages.length,
    lines: lines.length,
    dividedNumbers: divided.length,
    dividedMarks: marks.length,
    dividedDates: dates.length,
    leadingMarks: leading.length,
    faults: [
      ...(annex < 1 ? ["no annex on a page of its own"] : []),
      ...pages.flatMap((page, index) => pageFaults(page, index + 1)),
      ...body.flatMap((page, index) => bodyFaults(page, body.slice(index + 1), index + 1)),
      ...countFaults(lines),
      ...divided.map((at) => `a number is divided: ${at}`),
      ...dates.map((at) => `a date is divided: ${at}`),
      ...marks.map(({ text }) => `a mark is divided: ${text}`),
      ...leading.map(({ text }) => `a line begins with a mark: ${text.slice(0, 20)}`),
      ...dividedByWord(file).map((at) => `Word may divide ${at}`),
    ],
  };
}

interface ReadPage {
  rows: PdfRow[];
}

/** The rows of the type area. */
function readPage(page: PdfPage): ReadPage {
  return {
    rows: rowsOf(
      page.words.filter(({ middle }) => middle < type.bottom),
      pitch / 2,
    ),
  };
}

const off = (is: number, wanted: number, by: number) => Math.abs(is - wanted) > by;

function pageFaults(page: PdfPage, number: number): string[] {
  const foot = rowsOf(
    page.words.filter(({ middle }) => middle > type.bottom),
    1,
  );
  const [mark, ...more] = foot;
  const side = number % 2 === 1 ? "right" : "left";
  const wanted = side === "right" ? type.right - numberCharacter : type.left + numberCharacter;
  const faults = [
    ...(off(page.width, paper.width, 0.2) || off(page.height, paper.height, 0.2) ? ["is not A4"] : []),
    ...(more.length > 0 || mark?.text !== `—${number}—` ? [`is numbered ${mark?.text}`] : []),
    ...(mark && off(mark.middle, type.bottom + 7, 0.5) ? [`its number is at ${mark.middle.toFixed(1)} mm`] : []),
    ...(mark && off(mark[side], wanted, 0.5) ? [`its number is not one character from the ${side}`] : []),
  ];
  return faults.map((fault) => `page ${number} ${fault}`);
}

/** From the first of these rows, in lines. */
const placeOf = (row: PdfRow | undefined, [first]: readonly PdfRow[]) =>
  ((row?.middle ?? 0) - (first?.middle ?? 0)) / pitch;
const lastLine = ({ rows }: ReadPage) => Math.round(placeOf(rows.at(-1), rows));

/** The last words of the report go over with what follows them, up to the signature (GB/T 9704-2012, 7.3.5.4). */
const lastWords = (layoutReport.closing.at(-1) ?? "").slice(0, 10);
const goesOver = (page: ReadPage, [next, ...more]: readonly ReadPage[]) =>
  more.length === 0 &&
  next?.rows[0]?.text.startsWith(lastWords) === true &&
  lastLine(page) + 1 + lastLine(next) + 1 > 22;

/** Lines at the pitch of 22 a page, inside the type area. Only punctuation may hang over its right edge. */
function bodyFaults(page: ReadPage, after: readonly ReadPage[], number: number): string[] {
  const { rows } = page;
  const last = lastLine(page);
  const faults = rows.flatMap((row) => {
    const line = placeOf(row, rows);
    const hanging = /[，。、；：）”]$/.test(row.text) ? character : 0;
    return [
      ...(off(line, Math.round(line), 0.06) ? [`not at a line: ${line.toFixed(2)}`] : []),
      ...(row.left < type.left - 0.3 || row.right > type.right + hanging + 0.3 ? ["outside the type area"] : []),
    ].map((fault) => `${fault}: ${row.text.slice(0, 20)}`);
  });
  // A heading that does not stand alone at the foot of a page leaves a line or two empty.
  const early = last < 19 && after.length > 0 && !goesOver(page, after);
  const lines = last > 21 || early ? [`has ${last + 1} lines`] : [];
  return [...faults, ...lines].map((fault) => `page ${number}: ${fault}`);
}

/** 28 characters in a line, two fewer in the first of a paragraph. */
function countFaults(lines: readonly PdfRow[]): string[] {
  const [first, ...rest] = lines.filter(({ text }) => /^汉+$/.test(text));
  const lengths = [...new Set(rest.slice(0, -1).map(({ text }) => [...text].length))];
  const indent = (first?.left ?? 0) - type.left;
  return [
    ...(lengths.join() === "28" ? [] : [`lines of ${lengths.join()} characters`]),
    ...([...(first?.text ?? "")].length === 26 ? [] : ["a first line of other than 26 characters"]),
    ...(off(indent, 2 * character, 0.3) ? [`an indent of ${indent.toFixed(1)} mm`] : []),
  ];
}

function dividedNumbers(lines: readonly PdfRow[]): string[] {
  return lines.flatMap(({ text }, index) => {
    const next = lines[index + 1]?.text ?? "";
    return /[\d.,]$/.test(text) && /^[\d.,%]/.test(next) ? [`${text.slice(-8)}|${next.slice(0, 8)}`] : [];
  });
}

/** One that begins on a line and ends on the next. */
function dividedDates(lines: readonly PdfRow[]): string[] {
  const date = /(?<!\d)(?:\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日)/gu;
  return lines.flatMap(({ text }, index) => {
    const [end, next] = [text.slice(-12), (lines[index + 1]?.text ?? "").slice(0, 12)];
    const over = [...(end + next).matchAll(date)].some(
      ({ index: from, 0: found }) => from < end.length && from + found.length > end.length,
    );
    return over ? [`${end}|${next}`] : [];
  });
}

/** 原文 of the index, line by line. */
function lastColumn(page: PdfPage): PdfRow[] {
  const from = type.left + ((640 + 1_400 + 1_480 + 740) / 1440) * 25.4;
  return rowsOf(
    page.words.filter(({ left, middle }) => left > from && middle < type.bottom),
    2,
  );
}
