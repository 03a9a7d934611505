import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { writeCodebookBook } from "@/lib/codebook/exchange/book";
import { readCodebook } from "@/lib/codebook/exchange/data";
import { writeRefi } from "@/lib/codebook/exchange/refi";
import type { Translator } from "@/lib/i18n/server";
import { tableName } from "@/lib/projects/table-name";
import { tableFileName } from "@/lib/taken-table";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";
import { workbookType } from "@/lib/write-book";

/** The project's codebook as a file to take away. */
export async function codebookFile(
  scope: ProjectScope,
  format: "xlsx" | "qdc",
  { t, now }: { t: Translator; now: Date },
) {
  const themes = await readCodebook(scope);
  const words = Object.fromEntries(dimensionKeys.map((key) => [key, t(`vocabulary.dimension.${key}`)]));
  const dimensions = words as Record<DimensionKey, string>; // a key each
  const name = tableFileName(await tableName(scope, t("codebook.exchange.file"), now), `.${format}`);
  if (format === "qdc") {
    const text = writeRefi(themes, {
      origin: t("frame.product"),
      dimensions,
      archived: t("codebook.exchange.archived"),
    });
    const bytes = new TextEncoder().encode(text);
    return { name, plainName: "codebook.qdc", mediaType: "application/xml; charset=utf-8", bytes };
  }
  const column = (key: "dimension" | "above" | "name" | "definition" | "example" | "archived" | "id") =>
    t(`codebook.exchange.columns.${key}`);
  const columns = {
    ...{ dimension: column("dimension"), above: column("above"), name: column("name"), id: column("id") },
    ...{ definition: column("definition"), example: column("example"), archived: column("archived") },
  };
  const bytes = await writeCodebookBook(themes, {
    ...{ sheet: t("codebook.exchange.file"), columns, dimensions, yes: t("codebook.exchange.yes") },
  });
  return { name, plainName: "codebook.xlsx", mediaType: workbookType, bytes };
}
