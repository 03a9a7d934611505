import type { Paragraph } from "@/lib/imports/types";

/** A paragraph while it is read. */
export interface Read extends Paragraph {
  bold: boolean;
  headingFont: boolean;
}
