import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { dayAt } from "@/lib/calendar";
import { timeZone } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { fileName } from "@/lib/file-name";
import { fillWords } from "@/lib/fill-words";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { readComposedReport } from "@/lib/reports/data/composed";
import { readPictures } from "@/lib/reports/data/pictures";
import { readIssue } from "@/lib/reports/data/issues";
import { documentLabels, noteWords } from "@/lib/reports/document-words";
import { reportFormats } from "@/lib/reports/formats/registry";
import type { ReportModel } from "@/lib/reports/model";
import { buildNotes } from "@/lib/reports/notes/build-notes";
import type { DataBasis } from "@/lib/reports/notes/facts";
import { redlineQuerySchema } from "@/lib/reports/schema";
import { titleInOneLine } from "@/lib/reports/title";
import { fieldProblems } from "@/lib/schema-problems";
import { id } from "@/lib/text";

interface Version {
  model: ReportModel;
  basis: DataBasis;
  /** 第2号稿, or 现稿. */
  name: string;
  /** ISO moment. */
  date: string;
}

/** 花脸稿 between two issues, or an issue and the report of today: what was there, struck, and what is new. */
export async function redlineFile(
  scope: ProjectScope,
  reportId: unknown,
  query: URLSearchParams,
  now: Date,
): Promise<{ name: string; bytes: Uint8Array }> {
  const asked = redlineQuerySchema.safeParse(Object.fromEntries(query));
  if (!asked.success) throw new AppError("invalid", "reports.refusal.query", fieldProblems(asked.error));
  const known = id.safeParse(reportId);
  if (!known.success) throw new AppError("not_found");
  const words = zhCN.reports.document.redline;
  const version = async (which: string): Promise<Version> => {
    if (which !== "now") {
      const issue = await readIssue(scope, { reportId: known.data, issueId: which });
      if (!issue) throw new AppError("not_found");
      const basis = { asOf: dayAt(new Date(issue.issuedAt), timeZone()), counted: null };
      return {
        model: issue.model,
        basis,
        name: fillWords(words.issue, { number: issue.number }),
        date: issue.issuedAt,
      };
    }
    const composed = await readComposedReport(scope, known.data, { now, withMethod: false });
    if (!composed) throw new AppError("not_found");
    return { ...composed, name: words.now, date: now.toISOString() };
  };
  const [from, to] = [await version(asked.data.from), await version(asked.data.to)];
  // Without marks and index: their numbers would be changes that nobody made.
  const pictures = await readPictures(scope, to.model);
  // What the later one counted, at the end of both, so that it is no change either.
  const notes = buildNotes({
    basis: to.basis,
    facts: null,
    edition: "internal",
    words: noteWords,
    mask: (text) => text,
  });
  const clean = ({ model }: Version) =>
    reportFormats.docx.write(model, { evidenceIndex: false, labels: documentLabels, notes, pictures });
  const { writeRedline } = await import("@/lib/reports/formats/redline");
  const title = fillWords(words.title, { title: titleInOneLine(to.model.title), from: from.name, to: to.name });
  return {
    name: fileName(title, ".docx"),
    bytes: writeRedline(await clean(from), await clean(to), { author: words.author, date: to.date }),
  };
}
