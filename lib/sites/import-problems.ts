/**
 * What can be wrong with an imported list of 调研点. The sentence of a code is the message `sites.import.problems.<code>`,
 * which may contain `{row}` and `{value}`. Pure: the screens read these lists too.
 */

/** One row is ignored, the others are read. */
export const siteRowProblemCodes = [
  "name_empty",
  "name_too_long",
  "name_characters",
  "kind_unknown",
  "county_too_long",
  "county_characters",
  "duplicate",
  "too_many_rows",
] as const;
export type SiteRowProblemCode = (typeof siteRowProblemCodes)[number];

/** The whole file is refused. */
export const siteFileProblemCodes = [
  "file_empty",
  "file_too_large",
  "file_type",
  "old_excel",
  "encrypted",
  "broken",
  "inflates_too_large",
  "too_many_entries",
  "external_links",
  "xml_doctype",
  "not_text",
  "loose_quotes",
  "too_many_rows",
  "too_many_columns",
] as const;
export type SiteFileProblemCode = (typeof siteFileProblemCodes)[number];

export const siteImportProblemCodes = [
  ...new Set<SiteRowProblemCode | SiteFileProblemCode>([...siteRowProblemCodes, ...siteFileProblemCodes]),
] as const;

export const siteImportLimits = {
  bytes: 5 * 1024 * 1024,
  rows: 20_000,
  pastedCharacters: 1_000_000,
  columns: 50,
  cellCharacters: 200,
  nameCharacters: 40,
} as const;
