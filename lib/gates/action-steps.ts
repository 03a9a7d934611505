import "server-only";
import { unstable_rethrow } from "next/navigation";
import type * as z from "zod";
import { doors, type ProjectDoor } from "@/lib/auth/doors";
import { can } from "@/lib/auth/policy";
import { mintScope, type ProjectScope } from "@/lib/auth/scope";
import { signedInUser, type SignedInUser } from "@/lib/auth/session";
import { AppError, type ActionResult } from "@/lib/errors";
import { forbidden } from "@/lib/gates/forbidden";
import { refusalOf } from "@/lib/gates/refusal";
import { noteDoor, requestNote } from "@/lib/request-note";
import { fieldProblems, naming } from "@/lib/schema-problems";

/** The steps that the gates of actions share: define-action.ts writes, define-query-action.ts only reads. */
export type ProjectInputSchema = z.ZodType<{ projectId: string }>;

export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, naming);
  if (!parsed.success) throw new AppError("invalid", "errors.invalid", fieldProblems(parsed.error));
  return parsed.data;
}

export async function demandUser(): Promise<SignedInUser> {
  const user = await signedInUser();
  if (!user) throw new AppError("unauthenticated");
  return user;
}

export interface OpenedDoor<Input> {
  input: Input;
  scope: ProjectScope;
  user: SignedInUser;
}

/** session → parse → scope → can, for an action within the project that its input names. */
export async function openProjectDoor<Schema extends ProjectInputSchema>(
  door: ProjectDoor,
  schema: Schema,
  read: () => unknown,
): Promise<OpenedDoor<z.output<Schema>>> {
  const user = await demandUser();
  const input = parse(schema, read());
  const scope = await mintScope(user, input.projectId);
  if (!scope) throw new AppError("not_found");
  if (!can(scope.actor, doors[door].verb)) throw forbidden(scope.actor);
  return { input, scope, user };
}

export async function answer<Result>(door: string, work: () => Promise<Result>): Promise<ActionResult<Result>> {
  noteDoor(door);
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    unstable_rethrow(error); // redirect() and notFound() are Next's own signals
    const refusal = refusalOf(error, door);
    // An action answers with its result; the HTTP server makes a 503 of it, which the page reads like any other.
    const note = requestNote();
    if (note && refusal.code === "unavailable") note.unavailable = true;
    return { ok: false, error: refusal };
  }
}
