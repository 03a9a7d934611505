import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { dayAt } from "@/lib/calendar";
import { timeZone } from "@/lib/env";
import { fileName } from "@/lib/file-name";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { readOpinions } from "@/lib/reports/data/opinions";
import { readReplySheet } from "@/lib/reports/opinions/reply-sheet";
import { opinionsQuerySchema, type NewOpinion } from "@/lib/reports/opinions/schema";
import { opinionTable } from "@/lib/reports/opinions/table";
import { titleInOneLine } from "@/lib/reports/title";
import { namedTokens } from "@/lib/reports/tokens";
import { fieldProblems } from "@/lib/schema-problems";
import { readSpreadsheet } from "@/lib/sites/read-spreadsheet";
import { wordType } from "@/lib/word/media-type";

/** The 意见采纳情况表 out as a file, and reply sheets in. */

const formats = {
  xlsx: {
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write: async (...[table]: Parameters<typeof import("./opinions/write-xlsx").writeOpinionsXlsx>) =>
      (await import("./opinions/write-xlsx")).writeOpinionsXlsx(table),
  },
  docx: {
    mediaType: wordType,
    write: async (...[table]: Parameters<typeof import("./opinions/write-docx").writeOpinionsDocx>) =>
      (await import("./opinions/write-docx")).writeOpinionsDocx(table),
  },
} as const;

export async function exportOpinions(scope: ProjectScope, reportId: unknown, query: URLSearchParams, now: Date) {
  const asked = opinionsQuerySchema.safeParse(Object.fromEntries(query));
  if (!asked.success) throw new AppError("invalid", "reports.refusal.query", fieldProblems(asked.error));
  const read = await readOpinions(scope, reportId);
  if (!read) throw new AppError("not_found");
  const { format } = asked.data;
  const title = titleInOneLine(namedTokens(read.title));
  const words = { ...zhCN.reports.opinions.document, handlings: zhCN.vocabulary.opinionHandling };
  const { mediaType, write } = formats[format];
  return {
    format,
    count: read.opinions.length,
    name: fileName(`${title}（${words.sheet}）`, `.${format}`),
    plainName: `opinions.${format}`,
    mediaType,
    bytes: await write(opinionTable(read.opinions, { report: title, day: dayAt(now, timeZone()) }, words)),
  };
}

/** @throws AppError with the sentence that says why the file cannot be read */
export function opinionsOfFile(name: string, bytes: Uint8Array): { opinions: NewOpinion[]; left: number } {
  const read = readSpreadsheet({ bytes, fileName: name });
  if ("problem" in read) throw new AppError("invalid", `reports.opinions.problems.${read.problem}`);
  const sheet = readReplySheet(read.table);
  if ("problem" in sheet) throw new AppError("invalid", `reports.opinions.problems.${sheet.problem}`);
  return sheet;
}
