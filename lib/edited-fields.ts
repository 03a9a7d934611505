import { AppError, type FieldProblem } from "@/lib/errors";

/**
 * A form that saves several fields at once, while others may have saved theirs since it was opened. What the person
 * left as it was stays what is stored now. A field that both changed is refused once, with what is stored: the form
 * then knows it, and the next press is meant. Pure.
 */
export interface EditedSides<Fields extends Record<string, string>> {
  /** What the form showed when it was opened. Undefined: from a page of an earlier build, which did not say. */
  was: Fields | undefined;
  typed: Fields;
  stored: Fields;
  /** Fields chosen from a list: what they hold is no text to be shown. */
  chosen: readonly (keyof Fields)[];
}

/** What is to be stored. @throws AppError stale, with each field that both changed and `now`: what it holds */
export function mergeEdited<Fields extends Record<string, string>>({
  was,
  typed,
  stored,
  chosen,
}: EditedSides<Fields>): Fields {
  if (!was) return typed;
  const clashes: FieldProblem[] = [];
  const merged = Object.keys(typed).map((path) => {
    const [before, own, now = ""] = [was[path], typed[path], stored[path]];
    if (own === before) return [path, now];
    if (now !== before && now !== own) {
      const kind = chosen.includes(path) ? "choice" : now === "" ? "emptied" : "text";
      clashes.push({ path, key: `errors.field.changedByOthers.${kind}`, values: { now } });
    }
    return [path, own];
  });
  if (clashes.length > 0) throw new AppError("stale", "errors.changedByOthers", clashes);
  return Object.fromEntries(merged) as Fields; // the keys of `typed`
}
