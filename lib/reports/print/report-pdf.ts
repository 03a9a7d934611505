import "server-only";
import { env } from "@/lib/env";
import type { PdfFault } from "@/lib/reports/print/pdf-fault";
import { findOffice, PdfMaker } from "@/lib/reports/print/to-pdf";
import { forLibreOffice } from "@/lib/word/for-libre-office";

/** The Word file of a report as a PDF, for printing in exactly its layout. */

const patience = 60_000;
const queue = 4;
const kept = 40 * 1024 * 1024;

let maker: Promise<PdfMaker> | undefined;

/** The PDF, or why there is none. */
export async function reportPdf(docx: Uint8Array): Promise<{ pdf: Uint8Array } | { fault: PdfFault }> {
  maker ??= findOffice(env().SOFFICE_PATH).then((path) => new PdfMaker({ path, patience, queue, kept }));
  return (await maker).make(forLibreOffice(docx));
}
