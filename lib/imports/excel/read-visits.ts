import { fieldsOf, requiredOf } from "@/lib/imports/excel/fields";
import { hasDimensionColumns, unreadColumns } from "@/lib/imports/excel/guess";
import { bookLimits } from "@/lib/imports/excel/limits";
import { makeLookUp } from "@/lib/imports/excel/look-up";
import { readEntry, readFigure } from "@/lib/imports/excel/read-points";
import { openVisit, readDimensionColumns, type OpenVisit, type SheetContext } from "@/lib/imports/excel/read-visit";
import { clip, viewRows, type RowView } from "@/lib/imports/excel/row-view";
import type { BookContext, BookField, CellProblem, SheetPlan } from "@/lib/imports/excel/types";
import type { Book, BookSheet } from "@/lib/office/book";
import { checkTyped } from "@/lib/visits/check-draft";
import { sumOf, type Counts } from "@/lib/visits/counts";
import { candidateOf, onScreen, writtenTotal, type DraftVisit } from "@/lib/visits/draft";
import type { FieldProblem } from "@/lib/errors";
import { timeOfDay } from "@/lib/text";
import type { VisitContent } from "@/lib/visits/schema";

/** A complete, valid visit of the workbook. It can find the cell of each field. */
export interface BookVisit {
  id: string;
  /** As if a person had typed it. */
  typed: DraftVisit;
  content: VisitContent;
  sheet: string;
  row: number;
  siteName: string;
  /** The cell for a problem that the server reports. Its path counts rows as they were sent. */
  cellOf(path: string): { sheet: string; cell: string };
}

export interface SheetPreview {
  /** The number of rows with content. */
  total: number;
  fields: BookField[];
  /** The first of them as they will be read. */
  rows: { number: number; shown: Partial<Record<BookField, string>>; faulty: BookField[] }[];
  unread: ReturnType<typeof unreadColumns>;
  /** Numbers of the rows below the header that are hidden, and so were not read. */
  hiddenRows: number[];
}

export interface BookResult {
  /** Empty if there is a problem. */
  visits: BookVisit[];
  counts: Counts;
  problems: CellProblem[];
  /** By the position of the sheet in the workbook; null if it is not read. */
  previews: (SheetPreview | null)[];
}

interface Part {
  sheet: BookSheet;
  plan: SheetPlan;
  rows: RowView[];
  problems: CellProblem[];
}

/** From cells to visits according to the plan of each sheet, with every problem at its cell. Pure. */
export function readVisits(book: Book, plans: readonly SheetPlan[], context: BookContext): BookResult {
  const lookUp = makeLookUp(context);
  const parts = book.sheets.map((sheet, index): Part | null => {
    const plan = plans[index];
    if (!plan?.role) return null;
    const lacking = lackingIn(sheet, plan);
    return lacking.length > 0
      ? { sheet, plan, rows: [], problems: lacking }
      : { sheet, plan, ...viewRows(sheet, plan) };
  });
  const of = (...roles: SheetPlan["role"][]) =>
    parts.filter((part): part is Part => part !== null && roles.includes(part.plan.role));
  const contextOf = ({ plan }: Part): SheetContext => ({ context, lookUp, plan });

  const visits: OpenVisit[] = [];
  for (const part of of("visits")) takeVisits(visits, part, contextOf(part));
  for (const part of of("mixed")) takeMixed(visits, part, contextOf(part));
  // If the visits themselves could not be read, each row that belongs to them would only repeat that.
  const headless = of("visits", "mixed").some(({ problems, rows }) => problems.length > 0 && rows.length === 0);
  const byNumber = new Map(visits.filter(({ number }) => number !== "").map((visit) => [visit.number, visit]));
  for (const part of of("entries", "figures")) {
    for (const row of part.rows) {
      const visit = visitOf(row, byNumber, headless);
      if (visit && part.plan.role === "entries") readEntry(visit, row, contextOf(part));
      if (visit && part.plan.role === "figures") readFigure(visit, row, contextOf(part));
    }
  }
  return checked(visits, parts, { lookUp, lastDay: context.today });
}

function lackingIn(sheet: BookSheet, { role, columns, method }: SheetPlan): CellProblem[] {
  if (!role) return [];
  const lacking = requiredOf[role].filter(
    (field) => columns[field] === undefined && !(field === "method" && method !== ""),
  );
  if (role === "mixed" && !hasDimensionColumns(columns))
    lacking.push(...(["dimension", "text"] as const).filter((field) => columns[field] === undefined));
  return lacking.map((field) => ({
    sheet: sheet.name,
    cell: "",
    key: "imports.excel.cell.columnMissing",
    values: { field },
  }));
}

function visitOf(row: RowView, byNumber: ReadonlyMap<string, OpenVisit>, headless: boolean): OpenVisit | null {
  const number = row.text("number");
  const visit = byNumber.get(number);
  if (visit) return visit;
  if (number === "" && !row.faulty.has("number")) row.problem("number", "errors.field.required");
  else if (number !== "" && !headless) row.problem("number", "imports.excel.cell.noVisit", { value: clip(number) });
  return null;
}

/** One row for each visit. */
function takeVisits(visits: OpenVisit[], { rows }: Part, sheet: SheetContext): void {
  for (const row of rows) {
    const visit = openVisit(row, sheet);
    const twin = visits.find((each) => (visit.number === "" ? each.id === visit.id : each.number === visit.number));
    const complete = visit.typed.siteId !== "" && visit.typed.visitedOn !== "";
    if (twin && visit.number !== "")
      row.problem("number", "imports.excel.cell.numberTwice", { value: clip(visit.number), row: twin.row.number });
    else if (twin && complete) row.problem("site", "imports.excel.cell.visitTwice", { row: twin.row.number });
    readDimensionColumns(visit, row, sheet);
    visits.push(visit);
  }
}

const sameForAll: BookField[] = [
  "site",
  "day",
  "start",
  "end",
  "method",
  "place",
  "people",
  "recorder",
  "audiences",
  "headCount",
];

/**
 * One row for each entry. Rows with the same number, or the same site and day, are one visit. A row that names none
 * belongs to the visit above.
 */
function takeMixed(visits: OpenVisit[], { rows }: Part, sheet: SheetContext): void {
  const open = new Map<string, OpenVisit>();
  let above: OpenVisit | null = null;
  for (const row of rows) {
    const names = (["number", "site", "day"] as const).some((field) => row.text(field) !== "");
    const number = row.text("number");
    const key: string = number !== "" ? `number ${number}` : `${row.text("site")}\n${row.text("day")}`;
    let visit: OpenVisit | undefined | null = names ? open.get(key) : above;
    if (visit) compare(visit, row);
    else {
      visit = openVisit(row, sheet);
      const twin =
        number === "" ? visits.find(({ id }) => id === visit?.id) : visits.find((each) => each.number === number);
      // The same site and day in other words (桥头, 2026/3/12) are the same visit.
      if (twin && number === "" && [...open.values()].includes(twin)) visit = twin;
      else if (twin)
        row.problem("number", "imports.excel.cell.numberTwice", {
          value: clip(number || row.text("site")),
          row: twin.row.number,
        });
      if (visit !== twin) visits.push(visit);
      open.set(key, visit);
    }
    above = visit;
    readDimensionColumns(visit, row, sheet);
    if (row.text("text") !== "" || (row.text("dimension") !== "" && sheet.plan.columns.text !== undefined))
      readEntry(visit, row, sheet);
  }
}

/** Facts of the visit in later rows must equal those in the first row. */
function compare(visit: OpenVisit, row: RowView): void {
  const first = visit.row;
  for (const field of sameForAll) {
    const [said, before] = [row.text(field), first.text(field)];
    if (said === "" || row.faulty.has(field)) continue;
    if (said !== before) row.problem(field, "imports.excel.cell.differs", { value: clip(said), row: first.number });
    else if (first.shown[field] !== undefined) row.shown[field] = first.shown[field];
  }
}

function placeIn(visit: OpenVisit, path: string): { row: RowView; field: BookField } | null {
  for (let parts = path.split("."); parts.length > 0; parts = parts.slice(0, -1)) {
    const place = visit.places.get(parts.join("."));
    if (place) return place;
  }
  return null;
}

function cellIn(visit: OpenVisit, path: string): { sheet: string; cell: string } {
  const place = placeIn(visit, path);
  return place
    ? { sheet: place.row.sheet, cell: place.row.at(place.field) }
    : { sheet: visit.row.sheet, cell: String(visit.row.number) };
}

/** The one schema of a visit reports what else is wrong. A cell that has a problem already is not reported again. */
function tellSchema(visit: OpenVisit, problems: readonly FieldProblem[]): CellProblem[] {
  return problems.flatMap((problem): CellProblem[] => {
    // The end is valid by itself and was refused in comparison with the start. If the start is wrong, that means
    // nothing.
    const compared = problem.path === "endedAt" && timeOfDay.safeParse(visit.typed.endedAt).success;
    if (compared && visit.row.faulty.has("start")) return [];
    const place = placeIn(visit, problem.path);
    if (!place)
      return [{ ...cellIn(visit, problem.path), key: problem.key, ...(problem.values && { values: problem.values }) }];
    if (!place.row.faulty.has(place.field)) place.row.problem(place.field, problem.key, problem.values);
    return [];
  });
}

function checked(
  visits: readonly OpenVisit[],
  parts: readonly (Part | null)[],
  { lookUp, lastDay }: { lookUp: Pick<ReturnType<typeof makeLookUp>, "siteName">; lastDay: string },
): BookResult {
  const sound: BookVisit[] = [];
  const more: CellProblem[] = [];
  for (const visit of visits) {
    const result = checkTyped(visit.typed, { aim: "import", lastDay });
    if (!result.ok) {
      more.push(...tellSchema(visit, result.problems));
      continue;
    }
    const { ids } = candidateOf(visit.typed);
    sound.push({
      id: visit.id,
      typed: visit.typed,
      content: result.content,
      sheet: visit.row.sheet,
      row: visit.row.number,
      siteName: lookUp.siteName(result.content.siteId),
      cellOf: (path) => cellIn(visit, onScreen(path, ids)),
    });
  }
  const counts = sumOf(visits.map(({ typed }) => writtenTotal(typed)));
  const points = counts.entries + counts.figures;
  const whole = (key: string, values: CellProblem["values"]): CellProblem => ({
    sheet: "",
    cell: "",
    key,
    ...(values && { values }),
  });
  if (visits.length > bookLimits.visits)
    more.push(whole("imports.excel.cell.tooManyVisits", { max: bookLimits.visits, count: visits.length }));
  if (points > bookLimits.points)
    more.push(whole("imports.excel.cell.tooManyPoints", { max: bookLimits.points, count: points }));
  const read = parts.filter((part) => part !== null);
  if (read.length > 0 && visits.length === 0 && read.every(({ problems }) => problems.length === 0))
    more.push(whole("imports.excel.cell.noVisits", undefined));
  const told = read.flatMap((part) => part.problems.sort((a, b) => rowOf(a) - rowOf(b)));
  const problems = [...told, ...more];
  // If anything is wrong there is nothing to save.
  return {
    visits: problems.length > 0 ? [] : sound,
    counts,
    problems,
    previews: parts.map((part) => part && previewOf(part)),
  };
}

const rowOf = ({ cell }: CellProblem) => Number(/\d+$/u.exec(cell)?.[0] ?? 0);

function previewOf({ sheet, plan, rows }: Part): SheetPreview {
  const fields = plan.role
    ? fieldsOf[plan.role].filter(
        (field) =>
          plan.columns[field] !== undefined ||
          rows.slice(0, bookLimits.previewRows).some(({ shown }) => shown[field] !== undefined),
      )
    : [];
  return {
    total: rows.length,
    fields,
    rows: rows
      .slice(0, bookLimits.previewRows)
      .map(({ number, shown, faulty }) => ({ number, shown, faulty: [...faulty] })),
    unread: unreadColumns(sheet, plan),
    hiddenRows: sheet.hiddenRows.filter((row) => row > plan.headerRow + 1),
  };
}
