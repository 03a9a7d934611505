import { fileName } from "@/lib/file-name";
import { fillWords } from "@/lib/fill-words";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { editionNote } from "@/lib/reports/edition-note";
import type { ReportModel } from "@/lib/reports/model";
import { titleInOneLine } from "@/lib/reports/title";
import type { ReportEdition } from "@/lib/vocabulary";

const { fileNames } = zhCN.reports.document;

interface Named {
  edition: ReportEdition;
  ending: string;
  /**
   * Of what was sent out: its number, and whether it is the team's copy. Of the report of today: its version, and null
   * once it is final.
   */
  number: { issue: number; kept?: boolean } | { version: number } | null;
}

function numbered(stage: string, number: Named["number"]): string {
  if (number === null) return stage;
  if ("issue" in number)
    return fillWords(number.kept ? fileNames.kept : fileNames.issue, { stage, number: number.issue });
  return fillWords(fileNames.draft, { stage, number: number.version });
}

/**
 * 标题（征求意见稿2）.docx for the second that was sent out, 标题（征求意见稿，现稿57）.docx for the report of today: two files of
 * one report never have one name while they say different things. Pure.
 */
export function reportFileName(
  { title, stage }: Pick<ReportModel, "title" | "stage">,
  { edition, ending, number }: Named,
): string {
  const name = zhCN.vocabulary.reportStage[stage];
  return fileName(`${titleInOneLine(title)}（${numbered(name, number)}${editionNote(edition)}）`, ending);
}
