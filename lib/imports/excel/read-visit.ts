import { audiencesRead, dayRead, headCountRead, timeRead } from "@/lib/imports/excel/cell-values";
import { dimensionFields } from "@/lib/imports/excel/fields";
import { pointIds, visitIdOf } from "@/lib/imports/excel/ids";
import type { LookUp } from "@/lib/imports/excel/look-up";
import { pointsIn } from "@/lib/imports/excel/points-in-cell";
import { clip, type RowView } from "@/lib/imports/excel/row-view";
import type { BookContext, BookField, SheetPlan } from "@/lib/imports/excel/types";
import { day } from "@/lib/text";
import { blankVisit, type DraftVisit } from "@/lib/visits/draft";
import type { VisitMethod } from "@/lib/vocabulary";

/** A visit while its rows are read, with the cell of each of its fields. */
export interface OpenVisit {
  id: string;
  number: string;
  row: RowView;
  typed: DraftVisit;
  /** The cell of each field, by the field's path. For the path of a problem, the longest matching beginning is used. */
  places: Map<string, { row: RowView; field: BookField }>;
  idOf: ReturnType<typeof pointIds>;
}

export interface SheetContext {
  context: BookContext;
  lookUp: LookUp;
  plan: SheetPlan;
}

const between = /[、,，;；\n]+|\s{2,}/u;

function oneOf(
  row: RowView,
  field: BookField,
  kind: "site" | "person",
  found: { value: string } | { none: true } | { several: string[] },
  said: string,
): string {
  if ("value" in found) return found.value;
  if (row.faulty.has(field)) return "";
  if ("several" in found)
    row.problem(field, `imports.excel.cell.${kind}Ambiguous`, { value: clip(said), names: found.several.join("、") });
  else row.problem(field, `imports.excel.cell.${kind}Unknown`, { value: clip(said) });
  return "";
}

function methodOf(row: RowView, { lookUp, plan, context }: SheetContext): string {
  const said = row.text("method");
  const method: VisitMethod | "" | null = said === "" ? plan.method : lookUp.method(said);
  if (method) row.shown.method = context.words.method[method][0] ?? method;
  if (method === null)
    row.problem("method", "imports.excel.cell.methodUnknown", {
      value: clip(said),
      names: Object.values(context.words.method)
        .map(([word]) => word)
        .join("、"),
    });
  return method ?? "";
}

function readDay(row: RowView, today: string): Pick<DraftVisit, "visitedOn" | "startedAt" | "endedAt"> {
  const said = row.text("day");
  const read = said === "" ? { day: "", start: "", end: "" } : dayRead(said, row.isNumber("day"));
  if ("key" in read && read.key) row.problem("day", `imports.excel.cell.${read.key}`, { value: clip(said) });
  else if (said === "" && !row.faulty.has("day")) row.problem("day", "errors.field.required");
  else if (day.safeParse(read.day).success && read.day > today)
    row.problem("day", "imports.excel.cell.dayAhead", { value: read.day });
  if (read.day !== "" && !row.faulty.has("day")) row.shown.day = read.day;
  const time = (field: "start" | "end", beside: string) => {
    const own = row.text(field) === "" ? "" : timeRead(row.text(field));
    if (own !== "" && beside !== "" && own !== beside)
      row.problem(field, "imports.excel.cell.timeDiffers", { value: own, other: beside });
    const time = own || beside;
    if (time !== "") row.shown[field] = time;
    return time;
  };
  return { visitedOn: read.day, startedAt: time("start", read.start), endedAt: time("end", read.end) };
}

function peopleOf(row: RowView, { lookUp }: SheetContext): string[] {
  const names = row
    .text("people")
    .split(between)
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "等");
  const unknown = names.filter((name) => "none" in lookUp.person(name));
  if (unknown.length > 0)
    row.problem("people", "imports.excel.cell.personUnknown", { value: clip(unknown.join("、")) });
  return names.map((name) => oneOf(row, "people", "person", lookUp.person(name), name)).filter((id) => id !== "");
}

/** Audiences. A count in a column of its own must be a count, and must equal the sum in the text. */
function audiencesOf(row: RowView): ReturnType<typeof audiencesRead> {
  const count = headCountRead(row.text("headCount"));
  if (count === null) {
    row.problem("headCount", "imports.excel.cell.headCount", { value: clip(row.text("headCount")) });
    return null;
  }
  const audiences = audiencesRead(row.text("audiences"), count);
  if (audiences === null) row.problem("audiences", "imports.excel.cell.audiences");
  if (count === "" || audiences === null) return audiences;
  const said = audiences.reduce((sum, { headCount }) => sum + Number(headCount), 0);
  if (said !== Number(count))
    row.problem("headCount", "imports.excel.cell.headCountDiffers", { value: count, other: said });
  return audiences;
}

/** A row's facts of a visit. What cannot be understood is unchanged, and the schema reports it. */
export function openVisit(row: RowView, sheet: SheetContext): OpenVisit {
  const { context, lookUp } = sheet;
  const number = row.text("number");
  const said = row.text("site");
  const siteId = said === "" ? "" : oneOf(row, "site", "site", lookUp.site(said), said);
  if (siteId !== "") row.shown.site = lookUp.siteName(siteId);
  const when = readDay(row, context.today);
  const recorder = row.text("recorder");
  const audiences = audiencesOf(row);
  const id = visitIdOf(context.projectId, { number, siteId, day: when.visitedOn });
  const idOf = pointIds(id);
  const typed: DraftVisit = {
    ...blankVisit({ today: "", me: context.me }),
    ...when,
    siteId,
    method: methodOf(row, sheet),
    place: row.text("place"),
    recorderId: recorder === "" ? context.me : oneOf(row, "recorder", "person", lookUp.person(recorder), recorder),
    memberIds: peopleOf(row, sheet),
    audiences: (audiences ?? []).map(({ category, headCount }, index) => ({ id: String(index), category, headCount })),
  };
  const places: OpenVisit["places"] = new Map();
  const fields: [string, BookField][] = [
    ["siteId", "site"],
    ["visitedOn", "day"],
    ["startedAt", "start"],
    ["endedAt", "end"],
    ["method", "method"],
    ["place", "place"],
    ["recorderId", "recorder"],
    ["memberIds", "people"],
    ["audiences", "audiences"],
  ];
  for (const [path, field] of fields) places.set(path, { row, field });
  // A count from its own column, or from the text.
  if (row.text("audiences") === "") places.set("audiences", { row, field: "headCount" });
  return { id, number, row, typed, places, idOf };
}

/** The columns of the dimensions: a mark, or what was heard, with one entry for each point. */
export function readDimensionColumns(visit: OpenVisit, row: RowView, { context, lookUp }: SheetContext): void {
  for (const dimension of dimensionFields) {
    const said = row.text(dimension);
    if (said === "") continue;
    const mark = lookUp.mark(said);
    if (mark) {
      visit.typed.marks[dimension] = mark;
      visit.places.set(`marks.${dimension}`, { row, field: dimension });
      row.shown[dimension] = context.words.mark[mark][0] ?? mark;
      continue;
    }
    for (const text of pointsIn(said)) {
      const id = visit.idOf("entry", dimension, text);
      visit.typed.entries.push({ id, dimension, questionId: null, text, form: "summary", speakerCategory: "" });
      visit.places.set(`entries.${id}`, { row, field: dimension });
    }
  }
}
