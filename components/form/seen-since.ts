import type { Refusal } from "@/lib/errors";

/**
 * What a form was opened on, after the server has told what others changed since (lib/edited-fields.ts): the person has
 * seen it at the field, so the next press saves over it.
 */
export function seenSince<Was extends Record<string, string>>(was: Was, { fields = [] }: Refusal): Was {
  const told = fields.flatMap(({ path, values }) =>
    path in was && values?.["now"] !== undefined ? [[path, String(values["now"])]] : [],
  );
  return { ...was, ...Object.fromEntries(told) };
}
