import "server-only";
import { unstable_rethrow } from "next/navigation";
import {
  doors,
  type DoorRule,
  type ProjectDoor,
  type PublicDoor,
  type SignedInDoor,
  type SystemDoor,
} from "@/lib/auth/doors";
import { asReader, can, canSystem } from "@/lib/auth/policy";
import { mintScope, type ProjectScope } from "@/lib/auth/scope";
import { signedInUser, type SignedInUser } from "@/lib/auth/session";
import { database, type Transaction } from "@/lib/db";
import { AppError, type Refusal } from "@/lib/errors";
import { recordAudit, type AuditRecord } from "@/lib/gates/audit";
import { demandDrawnFor, noStore, refusalAnswer, type PlainAnswer, type PlainDoor } from "@/lib/gates/plain-door";
import { forbidden } from "@/lib/gates/forbidden";
import { refusalOf } from "@/lib/gates/refusal";
import { noteDoor } from "@/lib/request-note";

/** The gate of HTTP. Each handler does session → scope → can → its work → an answer that no cache stores. */
export { noStore };

type RouteParams = Record<string, string | string[] | undefined>;
type NextContext = { params: Promise<RouteParams> };
type Handler = (request: Request, context: NextContext) => Promise<Response>;

export interface ProjectRouteContext {
  request: Request;
  params: RouteParams;
  scope: ProjectScope;
  user: SignedInUser;
  now: Date;
}

const responseOf = ({ body, ...init }: PlainAnswer) => new Response(body, init);

export const refuse = (refusal: Refusal): Response => responseOf(refusalAnswer(refusal));

/** The route of a door that needs no framework. */
export function asRoute(door: PlainDoor): Handler {
  return async ({ headers, body }) => responseOf(await door({ header: (name) => headers.get(name), body }));
}

async function answer(door: string, work: () => Promise<Response>): Promise<Response> {
  noteDoor(door);
  try {
    return await work();
  } catch (error) {
    unstable_rethrow(error); // redirect() and notFound() are Next's own signals
    return refuse(refusalOf(error, door));
  }
}

async function demandUser(request: Request, rule: DoorRule): Promise<SignedInUser> {
  const unattended = rule.access === "project" && rule.unattended === true;
  return demandDrawnFor(await signedInUser(unattended), request.headers.get("x-zoufang-account"));
}

/** A handler within the project of its path's [projectId]. */
export function defineProjectRoute(
  door: ProjectDoor,
  run: (context: ProjectRouteContext) => Promise<Response>,
): Handler {
  return async (request, context) =>
    answer(door, async () => {
      const user = await demandUser(request, doors[door]);
      const params = await context.params;
      const scope = await mintScope(user, String(params["projectId"] ?? ""));
      if (!scope) throw new AppError("not_found");
      const rule: Extract<DoorRule, { access: "project" }> = doors[door];
      if (!can(rule.reads ? asReader(scope.actor) : scope.actor, rule.verb)) throw forbidden(scope.actor);
      return run({ request, params, scope, user, now: new Date() });
    });
}

export interface AuditedRouteContext extends ProjectRouteContext {
  /** What the audit row says besides the door's name. Without it nothing was done, and no row is written. */
  audit(subjectId: string, detail?: AuditRecord["detail"]): void;
}

/** A handler within a project that downloads data from the system: one audit row for each answer it gives. */
export function defineAuditedProjectRoute(
  door: ProjectDoor,
  run: (context: AuditedRouteContext) => Promise<Response>,
): Handler {
  return defineProjectRoute(door, async (context) => {
    const noted: Pick<AuditRecord, "subjectId" | "detail">[] = [];
    const response = await run({
      ...context,
      audit: (subjectId, detail = {}) => void noted.push({ subjectId, detail }),
    });
    const { scope, user, now } = context;
    await database().$transaction(async (tx) => {
      for (const note of noted)
        await recordAudit(tx, { projectId: scope.projectId, actorId: user.id, action: door, ...note, at: now });
    });
    return response;
  });
}

export interface WritingRouteContext extends ProjectRouteContext {
  /**
   * One transaction. An entry given to `audit` is written at its end. It may be called again, because an upload comes
   * in pieces.
   */
  write<Result>(work: (tx: Transaction, audit: AuditedRouteContext["audit"]) => Promise<Result>): Promise<Result>;
}

const writeLimits = { timeout: 60_000, maxWait: 10_000 };

/**
 * A handler within a project that writes (uploads, which are not forms). All its database writes go through `write`.
 */
export function defineWritingProjectRoute(
  door: ProjectDoor,
  run: (context: WritingRouteContext) => Promise<Response>,
): Handler {
  return defineProjectRoute(door, (context) => {
    const { scope, user, now } = context;
    const write: WritingRouteContext["write"] = (work) =>
      database().$transaction(async (tx) => {
        const noted: Pick<AuditRecord, "subjectId" | "detail">[] = [];
        const result = await work(tx, (subjectId, detail = {}) => void noted.push({ subjectId, detail }));
        for (const note of noted)
          await recordAudit(tx, { projectId: scope.projectId, actorId: user.id, action: door, ...note, at: now });
        return result;
      }, writeLimits);
    return run({ ...context, write });
  });
}

export interface SystemRouteContext extends Pick<WritingRouteContext, "request" | "user" | "now"> {
  /** One transaction. What is given to `audit` stands in the system's chain. */
  write: WritingRouteContext["write"];
}

/** A handler outside any project. `limits` where one transaction may take longer than an upload. */
export function defineSystemRoute(
  door: SystemDoor,
  run: (context: SystemRouteContext) => Promise<Response>,
  limits: typeof writeLimits = writeLimits,
): Handler {
  return async (request) =>
    answer(door, async () => {
      const user = await demandUser(request, doors[door]);
      const actor = { userId: user.id, systemRole: user.systemRole, projectRole: null };
      if (!canSystem(actor, doors[door].verb)) throw new AppError("forbidden");
      const now = new Date();
      const write: SystemRouteContext["write"] = (work) =>
        database().$transaction(async (tx) => {
          const noted: Pick<AuditRecord, "subjectId" | "detail">[] = [];
          const result = await work(tx, (subjectId, detail = {}) => void noted.push({ subjectId, detail }));
          for (const note of noted)
            await recordAudit(tx, { projectId: null, actorId: user.id, action: door, ...note, at: now });
          return result;
        }, limits);
      return run({ request, user, now, write });
    });
}

/** A handler for any signed-in person that creates its scopes itself, one for each item (the sync route). */
export function defineSignedInRoute(
  door: SignedInDoor,
  run: (context: { request: Request; user: SignedInUser; now: Date }) => Promise<Response>,
): Handler {
  return async (request) =>
    answer(door, async () => {
      const user = await demandUser(request, doors[door]);
      return run({ request, user, now: new Date() });
    });
}

/** A handler that anyone may knock at; it proves by itself what has to be proven. */
export function definePublicRoute(
  door: PublicDoor,
  run: (request: Request, context: NextContext) => Promise<Response>,
): Handler {
  return (request, context) => answer(door, () => run(request, context));
}
