import { zhCN } from "@/lib/i18n/messages/zh-cn";
import type { DraftWords } from "@/lib/reports/draft-input";
import { reportLabels, type ReportLabels, type ReportLabelStrings } from "@/lib/reports/formats/labels";
import type { NoteWords } from "@/lib/reports/notes/build-notes";
import type { TokenWords } from "@/lib/reports/tokens";

/**
 * The report's own words. Its layout, numerals and 一是…二是… follow Chinese office papers, and its figures must be the
 * same for every reader. So the words come from the Chinese catalogue, whatever the reader's language.
 */
const { labels, tokens, draft } = zhCN.reports.document;

export const labelStrings: ReportLabelStrings = labels;
export const documentLabels: ReportLabels = reportLabels(labels);
export const tokenWords: TokenWords = tokens;
export const noteWords: NoteWords = zhCN.handouts.notes;
export const draftWords: DraftWords = { ...draft, formerly: tokens.formerly };
