import "server-only";
import type * as z from "zod";
import { doors, type ProjectDoor, type PublicDoor, type SystemDoor } from "@/lib/auth/doors";
import { can, canSystem, type ProjectVerb, type ReportSubject, type VisitSubject } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import type { SignedInUser } from "@/lib/auth/session";
import { database, type Transaction } from "@/lib/db";
import { AppError, type ActionResult } from "@/lib/errors";
import { answer, demandUser, openProjectDoor, parse, type ProjectInputSchema } from "@/lib/gates/action-steps";
import { answeredOnce } from "@/lib/gates/answered-once";
import { recordAudit, type AuditRecord } from "@/lib/gates/audit";
import { forbidden } from "@/lib/gates/forbidden";

/**
 * The gate of forms. Each action does session → parse → scope → can → one transaction with one audit row → typed
 * result. `run` receives the transaction. Its result must be plain data, because it is sent to the browser.
 */
export interface ActionContext<Input> {
  input: Input;
  tx: Transaction;
  now: Date;
  /** What the audit row says besides the door's name. */
  audit(subjectId: string | null, detail?: AuditRecord["detail"]): void;
}

export interface ProjectActionContext<Input> extends ActionContext<Input> {
  scope: ProjectScope;
  user: SignedInUser;
  /** Throws forbidden if the actor may not use the verb, or not on this visit or report. */
  demand(verb: ProjectVerb, subject?: VisitSubject | ReportSubject): void;
}

export interface SystemActionContext<Input> extends ActionContext<Input> {
  user: SignedInUser;
}

type InputSchema = z.ZodType<object>;
/** `press`: the browser's key of this press, so that the same one sent twice writes once. */
type Action<Schema extends z.ZodType, Result> = (
  input: z.input<Schema>,
  press?: string,
) => Promise<ActionResult<Result>>;

interface Written<Result> {
  data: Result;
  subjectId: string | null;
  detail: AuditRecord["detail"];
}

async function inTransaction<Result>(
  door: string,
  who: { projectId: string | null; actorId: string | null },
  sent: { press: unknown; input: unknown },
  work: (context: Omit<ActionContext<never>, "input">) => Promise<Result>,
): Promise<Result> {
  const now = new Date();
  return database().$transaction(
    async (tx) => {
      const write = async () => {
        const written: Written<Result | null> = { data: null, subjectId: null, detail: {} };
        const data = await work({
          tx,
          now,
          audit: (subjectId, detail = {}) => Object.assign(written, { subjectId, detail }),
        });
        await recordAudit(tx, { ...who, action: door, subjectId: written.subjectId, detail: written.detail, at: now });
        return data;
      };
      const { projectId, actorId } = who;
      if (actorId === null) return write();
      return answeredOnce(tx, { door, projectId, actorId, key: sent.press, input: sent.input, now }, write);
    },
    { timeout: 20_000, maxWait: 5_000 },
  );
}

/** An action within one project. Its input names the project, and the membership row decides. */
export function defineProjectAction<Schema extends ProjectInputSchema, Result>(
  door: ProjectDoor,
  schema: Schema,
  run: (context: ProjectActionContext<z.output<Schema>>) => Promise<Result>,
): Action<Schema, Result> {
  return async (raw, press) =>
    answer(door, async () => {
      const { user, input, scope } = await openProjectDoor(door, schema, () => raw);
      const demand = (verb: ProjectVerb, subject?: VisitSubject | ReportSubject) => {
        if (!can(scope.actor, verb, subject)) throw forbidden(scope.actor);
      };
      const who = { projectId: scope.projectId, actorId: user.id };
      return inTransaction(door, who, { press, input }, (context) => run({ ...context, input, scope, user, demand }));
    });
}

/** An action of a signed-in person outside any project: accounts, own settings, a new project. */
export function defineSystemAction<Schema extends InputSchema, Result>(
  door: SystemDoor,
  schema: Schema,
  run: (context: SystemActionContext<z.output<Schema>>) => Promise<Result>,
): Action<Schema, Result> {
  return async (raw, press) =>
    answer(door, async () => {
      const user = await demandUser();
      const actor = { userId: user.id, systemRole: user.systemRole, projectRole: null };
      if (!canSystem(actor, doors[door].verb)) throw new AppError("forbidden");
      const input = parse(schema, raw);
      const who = { projectId: null, actorId: user.id };
      return inTransaction(door, who, { press, input }, (context) => run({ ...context, input, user }));
    });
}

/** An action that anyone may call. Something in its input (for example a one-time link) is the proof. */
export function definePublicAction<Schema extends InputSchema, Result>(
  door: PublicDoor,
  schema: Schema,
  run: (context: ActionContext<z.output<Schema>>) => Promise<Result>,
): Action<Schema, Result> {
  return async (raw) =>
    answer(door, async () => {
      const input = parse(schema, raw);
      const who = { projectId: null, actorId: null };
      return inTransaction(door, who, { press: undefined, input }, (context) => run({ ...context, input }));
    });
}

/**
 * A setting of the browser, sent by a plain form and stored in a cookie. No database, so no audit. Malformed input is
 * ignored.
 */
export function definePublicSetting<Schema extends InputSchema>(
  _door: PublicDoor,
  schema: Schema,
  run: (input: z.output<Schema>) => Promise<void>,
): (data: FormData) => Promise<void> {
  return async (data) => {
    const input =
      data instanceof FormData ? Object.fromEntries([...data].filter(([name]) => !name.startsWith("$"))) : data;
    const parsed = schema.safeParse(input);
    if (parsed.success) await run(parsed.data);
  };
}
