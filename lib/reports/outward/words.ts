import { zhCN } from "@/lib/i18n/messages/zh-cn";
import type { OutwardWords } from "@/lib/reports/outward/place-book";

/** A report is Chinese for every reader, and so are its letters: document-words.ts. */
export const outwardWords: OutwardWords = { kinds: zhCN.vocabulary.siteKind, ...zhCN.handouts.outward };
