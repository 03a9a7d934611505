import type { FileFault } from "@/lib/codebook/exchange/file-faults";
import type { PlannedRow } from "@/lib/codebook/exchange/plan";
import type { RefusedRow, WrittenRow } from "@/lib/codebook/exchange/rows";

/** What a person sees before a file is taken over; or why it cannot be read. */
export type CodebookPreview =
  | { fault: FileFault }
  | {
      written: WrittenRow[];
      fingerprint: string;
      changes: PlannedRow[];
      refused: RefusedRow[];
      /** Rows that say what is so already. */
      unchanged: number;
      /** Themes that the file does not name. */
      untouched: number;
      /** Of those, how many are archived with one above them. */
      along: number;
    };
