import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { dayAt } from "@/lib/calendar";
import { AppError } from "@/lib/errors";
import { timeZone } from "@/lib/env";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { readListedFigures, readListedReport, type ListedFigures, type ListedReport } from "@/lib/reports/data/lists";
import { documentLabels, noteWords } from "@/lib/reports/document-words";
import { inEdition, type Edited } from "@/lib/reports/edition";
import { editionNote } from "@/lib/reports/edition-note";
import { figureList } from "@/lib/reports/lists/figure-list";
import type { OfficeList } from "@/lib/reports/lists/office-list";
import { pointList } from "@/lib/reports/lists/point-list";
import { listFormats } from "@/lib/reports/lists/write-list";
import { buildNotes } from "@/lib/reports/notes/build-notes";
import { listQuerySchema, type ListQuery } from "@/lib/reports/schema";
import { titleInOneLine } from "@/lib/reports/title";
import { fieldProblems } from "@/lib/schema-problems";
import { tableFileName } from "@/lib/taken-table";
import { id } from "@/lib/text";

const words = {
  ...zhCN.handouts.lists,
  states: zhCN.vocabulary.remedyState,
  checks: zhCN.vocabulary.verification,
};

/** What the address of a list asks for. @throws AppError invalid */
export function readListQuery(query: URLSearchParams): ListQuery {
  const asked = listQuerySchema.safeParse(Object.fromEntries(query));
  if (!asked.success) throw new AppError("invalid", "reports.refusal.query", fieldProblems(asked.error));
  return asked.data;
}

type Read = { kind: "points"; read: ListedReport } | { kind: "figures"; read: ListedFigures };

async function readFor(
  scope: ProjectScope,
  reportId: string,
  list: ListQuery["list"],
  now: Date,
): Promise<Read | null> {
  if (list === "figures") {
    const read = await readListedFigures(scope, reportId, now);
    return read && { kind: "figures", read };
  }
  const read = await readListedReport(scope, reportId, now);
  return read && { kind: "points", read };
}

function listOf(found: Read, { list, edition }: ListQuery, { model, mask }: Edited): OfficeList {
  const note = buildNotes({ basis: found.read.basis, facts: null, edition, words: noteWords, mask }).data;
  if (found.kind === "figures") return figureList({ ...found.read, edition, mask, words, note });
  const themes = new Map([...found.read.themes].map(([point, name]) => [point, mask(name)]));
  const dimension = list === "figures" ? "problem" : list;
  return pointList({ model, dimension, themes, words, labels: documentLabels, note });
}

/** 问题清单, 建议清单, 典型清单 of a report, or the 数据台账 under its rule of counting, as a file. */
export async function exportList(scope: ProjectScope, reportId: unknown, asked: ListQuery, now: Date) {
  const known = id.safeParse(reportId);
  const found = known.success ? await readFor(scope, known.data, asked.list, now) : null;
  if (!found) throw new AppError("not_found");
  const edited = await inEdition(scope, found.read.model, asked.edition);
  const list = listOf(found, asked, edited);
  const { write, ending, mediaType } = listFormats[asked.format];
  return {
    name: tableFileName(
      {
        project: titleInOneLine(edited.model.title),
        table: `${list.title}${asked.edition === "outward" ? `（${editionNote("outward").slice(1)}）` : ""}`,
        day: dayAt(now, timeZone()),
      },
      ending,
    ),
    plainName: `${asked.list}${ending}`,
    mediaType,
    bytes: await write(list, words),
    detail: { ...asked, rows: list.main.rows.length },
  };
}
