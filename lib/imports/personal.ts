import { excerptsOf, type Excerpt } from "@/lib/privacy/excerpts";
import { personalTexts } from "@/lib/visits/personal-texts";
import type { DraftVisit } from "@/lib/visits/draft";
import type { DimensionKey } from "@/lib/vocabulary";

/** What of a draft looks like personal data; `dimension` is null in the basic part. */
export interface FoundInDraft extends Excerpt {
  dimension: DimensionKey | null;
}

export function personalIn(typed: DraftVisit): FoundInDraft[] {
  const dimensions = new Map([...typed.entries, ...typed.figures].map(({ id, dimension }) => [id, dimension]));
  return personalTexts(typed).flatMap(({ path, text }) => {
    const dimension = dimensions.get(path.split(".")[1] ?? "") ?? null;
    return excerptsOf(text).map((excerpt) => ({ ...excerpt, dimension }));
  });
}
