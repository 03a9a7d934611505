import { namedTokens } from "@/lib/reports/tokens";

/** A text of a part that reads differently, by the name of its field. */
export interface TextChange {
  field: string;
  before: string;
  after: string;
}

/** What a part has beside the words that a person wrote. */
const settings = new Set(["layout", "themeId", "names", "annex"]);

type Written = { content: object } | null | undefined;

/** As a reader of the editor sees them: figures by their names, citations not at all. */
function textsOf(part: Written): Map<string, string> {
  return new Map(
    Object.entries(part?.content ?? {}).flatMap(([field, value]: [string, unknown]) =>
      typeof value === "string" && !settings.has(field) ? [[field, namedTokens(value)] as const] : [],
    ),
  );
}

/** The texts of a part that differ between two moments; null or undefined where it was not there. Pure. */
export function changedTexts(before: Written, after: Written): TextChange[] {
  const [was, is] = [textsOf(before), textsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: was.get(field) ?? "", after: is.get(field) ?? "" }))
    .filter((text) => text.before !== text.after);
}
