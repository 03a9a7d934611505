import "server-only";
import type * as z from "zod";
import type { ProjectDoor } from "@/lib/auth/doors";
import { AppError, type ActionResult } from "@/lib/errors";
import { answer, openProjectDoor, type OpenedDoor, type ProjectInputSchema } from "@/lib/gates/action-steps";

/**
 * The gate of actions that only read: a preview of what would be added, a search while typing. Session → parse → scope
 * → can → typed result, with no transaction and so no audit row. Actions that write use define-action.ts.
 */
type Query<Schema extends ProjectInputSchema, Result> = (context: OpenedDoor<z.output<Schema>>) => Promise<Result>;

export function defineProjectQuery<Schema extends ProjectInputSchema, Result>(
  door: ProjectDoor,
  schema: Schema,
  run: Query<Schema, Result>,
): (input: z.input<Schema>) => Promise<ActionResult<Result>> {
  return async (raw) => answer(door, async () => run(await openProjectDoor(door, schema, () => raw)));
}

/** The same for a form with files, each of at most `maxFileBytes`. Its schema parses the form as a plain object. */
export function defineProjectFormQuery<Schema extends ProjectInputSchema, Result>(
  door: ProjectDoor,
  { schema, maxFileBytes }: { schema: Schema; maxFileBytes: number },
  run: Query<Schema, Result>,
): (data: FormData) => Promise<ActionResult<Result>> {
  return async (raw) =>
    answer(door, async () => run(await openProjectDoor(door, schema, () => formObject(raw, maxFileBytes))));
}

/**
 * A field sent once is its value. A field sent twice is an array, which a schema of one value refuses. Next's own
 * fields start with $.
 */
function formObject(data: unknown, maxFileBytes: number): unknown {
  if (!(data instanceof FormData)) return data;
  const fields = new Map<string, FormDataEntryValue[]>();
  for (const [name, value] of data) {
    if (name.startsWith("$")) continue;
    if (typeof value !== "string" && value.size > maxFileBytes) {
      throw new AppError("too_large", "errors.body.tooLarge", [], { megabytes: Math.floor(maxFileBytes / 1_048_576) });
    }
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}
