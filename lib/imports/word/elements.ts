import type { UnreadKind } from "@/lib/imports/types";

/** Elements that stand for a sign, and those that show something that is no text. */
export const signs: Record<string, string | undefined> = {
  "w:tab": "\t",
  "w:ptab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "-",
  "w:rt": "（",
};
export const unreadElements: Record<string, UnreadKind | undefined> = {
  "w:subDoc": "part",
  "c:chart": "chart",
  "cx:chart": "chart",
  "pic:pic": "picture",
  "v:imagedata": "picture",
  "w:contentPart": "picture",
};
