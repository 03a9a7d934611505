import { get, type FieldValues, type ResolverOptions } from "react-hook-form";

/** What is in a date or time box and is no day or time: half typed, or 2月30日. Its value is empty then. */
type Box = Pick<HTMLInputElement, "type" | "validity">;

/** The key of the sentence for such a box, or undefined. */
export function unreadKey(box: Partial<Box> | null | undefined): string | undefined {
  if (box?.validity?.badInput !== true) return undefined;
  return box.type === "time" ? "errors.field.time" : "errors.field.date";
}

/**
 * The errors of boxes that show something and have no value. No schema can see them, so an optional day would be left
 * out without a word.
 */
export function unreadErrors<Values extends FieldValues>({
  fields,
  names,
}: Pick<ResolverOptions<Values>, "fields" | "names">): Record<string, { type: string; message: string }> {
  const found = (names ?? []).flatMap((name) => {
    const field: { ref?: Partial<Box> } | undefined = get(fields, name);
    const message = unreadKey(field?.ref);
    return message ? [[name, { type: "unread", message }] as const] : [];
  });
  return Object.fromEntries(found);
}
