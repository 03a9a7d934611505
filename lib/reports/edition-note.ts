import { zhCN } from "@/lib/i18n/messages/zh-cn";
import type { ReportEdition } from "@/lib/vocabulary";

/** Behind the stage in a file's name. */
export const editionNote = (edition: ReportEdition): string =>
  edition === "outward" ? `，${zhCN.handouts.outward.edition}` : "";
