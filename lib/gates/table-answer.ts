import "server-only";
import { AppError } from "@/lib/errors";
import { attachmentHeader } from "@/lib/file-name";
import { noStore } from "@/lib/gates/plain-door";
import { streamedBody } from "@/lib/row-stream";
import { tableFileName, tableFormats, tablePieces, type TableFormat, type TakenTable } from "@/lib/taken-table";
import { workbookType } from "@/lib/write-book";

const mediaTypes = { xlsx: workbookType, csv: "text/csv; charset=utf-8" } as const;

/** `format` of an address; without it CSV, the quickest for a program. @throws AppError invalid */
export function readTableFormat(query: URLSearchParams): TableFormat {
  const asked = query.get("format") ?? "csv";
  const format = tableFormats.find((each) => each === asked);
  if (!format) throw new AppError("invalid", "errors.tableFormat");
  return format;
}

/** A table to download. `plainName` is for clients that do not know the other one. */
export function tableAnswer(table: TakenTable, format: TableFormat, plainName: string): Response {
  return new Response(streamedBody(tablePieces(table, format)), {
    headers: {
      ...noStore,
      "Content-Type": mediaTypes[format],
      "Content-Disposition": attachmentHeader(tableFileName(table.name, `.${format}`), `${plainName}.${format}`),
    },
  });
}
