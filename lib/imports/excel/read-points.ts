import { asOfRead, tooPrecise } from "@/lib/imports/excel/cell-values";
import type { OpenVisit, SheetContext } from "@/lib/imports/excel/read-visit";
import { clip, type RowView } from "@/lib/imports/excel/row-view";
import type { BookField } from "@/lib/imports/excel/types";
import { figureRead } from "@/lib/visits/said/figure";
import type { DimensionKey } from "@/lib/vocabulary";

/** The dimension of a row. Null, with the problem reported, if it names none. */
function dimensionOf(row: RowView, { lookUp, context }: SheetContext): DimensionKey | null {
  const said = row.text("dimension");
  if (row.faulty.has("dimension")) return null;
  if (said === "") {
    row.problem("dimension", "errors.field.required");
    return null;
  }
  const dimension = lookUp.dimension(said);
  if (dimension) row.shown.dimension = context.dimensions.find(({ key }) => key === dimension)?.label ?? said;
  else
    row.problem("dimension", "imports.excel.cell.dimensionUnknown", {
      value: clip(said),
      names: context.dimensions.map(({ label }) => label).join("、"),
    });
  return dimension;
}

const entryPlaces: [string, BookField][] = [
  ["text", "text"],
  ["questionId", "question"],
  ["form", "form"],
  ["speakerCategory", "speaker"],
  ["dimension", "dimension"],
];

/** One row of 条目. */
export function readEntry(visit: OpenVisit, row: RowView, sheet: SheetContext): void {
  const { lookUp, context } = sheet;
  const dimension = dimensionOf(row, sheet);
  const text = row.text("text");
  if (text === "" && !row.faulty.has("text")) row.problem("text", "errors.field.required");
  const asked = row.text("question");
  const questionId = asked === "" || !dimension ? null : lookUp.question(dimension, asked);
  if (asked !== "" && dimension && !questionId && !row.faulty.has("question"))
    row.problem("question", "imports.excel.cell.questionUnknown", { value: clip(asked) });
  const said = row.text("form");
  const form = said === "" ? "summary" : lookUp.form(said);
  if (!form)
    row.problem("form", "imports.excel.cell.formUnknown", {
      value: clip(said),
      names: Object.values(context.words.form)
        .map(([word]) => word)
        .join("、"),
    });
  else if (said !== "") row.shown.form = context.words.form[form][0] ?? said;
  if (!dimension || text === "") return;
  const id = visit.idOf("entry", dimension, text);
  visit.typed.entries.push({
    id,
    dimension,
    questionId,
    text,
    form: form ?? "summary",
    speakerCategory: row.text("speaker"),
  });
  visit.places.set(`entries.${id}`, { row, field: "text" });
  for (const [path, field] of entryPlaces) visit.places.set(`entries.${id}.${path}`, { row, field });
}

const figurePlaces: BookField[] = ["indicator", "value", "unit", "asOf", "definition", "source", "dimension"];

/** 数值（万元） is a number of 万元 if no column contains a unit; 数值（必填） is not. */
function unitInHeader(row: RowView): string {
  const note = row.noteOf("value");
  return /必|选|可|填|数|例|如|个位|整|[:：,，、]/u.test(note) ? "" : note;
}

/** One row of 数据. */
export function readFigure(visit: OpenVisit, row: RowView, sheet: SheetContext): void {
  const dimension = dimensionOf(row, sheet);
  const { value, unit, asOf } = figureRead(
    {
      value: row.text("value"),
      unit: row.text("unit") || unitInHeader(row),
      asOf: row.text("asOf") === "" ? "" : asOfRead(row.text("asOf")),
    },
    visit.typed.visitedOn,
  );
  // 2026.10 as a number is 2026.1, which may mean January or October.
  if (row.isNumber("asOf") && !/^\d{4}(?:\d{4})?$/u.test(row.text("asOf")))
    row.problem("asOf", "imports.excel.cell.asOfNumber", { value: clip(row.text("asOf")) });
  else if (row.isDate("asOf") && asOf < "1950")
    row.problem("asOf", "imports.excel.cell.dayEarly", { value: clip(asOf) });
  if (tooPrecise(value)) row.problem("value", "imports.excel.cell.tooPrecise", { value: clip(value) });
  const [indicator, definition, source] = [row.text("indicator"), row.text("definition"), row.text("source")];
  if (indicator === "" && !row.faulty.has("indicator")) row.problem("indicator", "errors.field.required");
  if (value !== "") row.shown.value = clip(value);
  if (unit !== "") row.shown.unit = clip(unit);
  if (asOf !== "") row.shown.asOf = clip(asOf);
  if (!dimension) return;
  const id = visit.idOf("figure", dimension, indicator, unit, asOf, definition, source);
  visit.typed.figures.push({ id, dimension, questionId: null, indicator, value, unit, asOf, definition, source });
  visit.places.set(`figures.${id}`, { row, field: "value" });
  for (const field of figurePlaces) visit.places.set(`figures.${id}.${field}`, { row, field });
}
