import "server-only";
import { doors, type ProjectDoor, type PublicDoor, type SignedInDoor } from "@/lib/auth/doors";
import { can } from "@/lib/auth/policy";
import { mintScope, type ProjectScope } from "@/lib/auth/scope";
import { signedInUser, type SignedInUser } from "@/lib/auth/session";
import { database, type Transaction } from "@/lib/db";
import { AppError, errorStatus, type Refusal } from "@/lib/errors";
import { recordAudit, type AuditRecord } from "@/lib/gates/audit";
import { refusalOf } from "@/lib/gates/refusal";
import { retryAfterSeconds } from "@/lib/outage";

/** The gate of HTTP. Each handler does session → scope → can → its work → an answer that no cache stores. */
export const noStore = { "Cache-Control": "private, no-store" };

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

/** An outage says when to ask again; every other refusal would be the same again. */
export function refuse(refusal: Refusal): Response {
  const headers = refusal.code === "unavailable" ? { ...noStore, "Retry-After": String(retryAfterSeconds) } : noStore;
  return Response.json({ error: refusal }, { status: errorStatus[refusal.code], headers });
}

async function answer(door: string, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    return refuse(refusalOf(error, door));
  }
}

/**
 * A page says for whom it was drawn. If another person has signed in on the same machine since then, their session must
 * not send what the first person wrote. The request is treated as signed out.
 */
async function demandUser(request: Request): Promise<SignedInUser> {
  const user = await signedInUser();
  const drawnFor = request.headers.get("x-zoufang-account");
  if (!user || (drawnFor !== null && drawnFor !== user.id)) throw new AppError("unauthenticated");
  return user;
}

/** A handler within the project of its path's [projectId]. */
export function defineProjectRoute(
  door: ProjectDoor,
  run: (context: ProjectRouteContext) => Promise<Response>,
): Handler {
  return async (request, context) =>
    answer(door, async () => {
      const user = await demandUser(request);
      const params = await context.params;
      const scope = await mintScope(user, String(params["projectId"] ?? ""));
      if (!scope) throw new AppError("not_found");
      if (!can(scope.actor, doors[door].verb)) throw new AppError("forbidden");
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

/** A handler for any signed-in person that creates its scopes itself, one for each item (the sync route). */
export function defineSignedInRoute(
  door: SignedInDoor,
  run: (context: { request: Request; user: SignedInUser; now: Date }) => Promise<Response>,
): Handler {
  return async (request) =>
    answer(door, async () => {
      const user = await demandUser(request);
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

/** The JSON body of a request of at most `maxBytes`; refused with a sentence where it is larger or no JSON. */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const reader = request.body?.getReader();
  if (!reader) throw new AppError("invalid", "errors.body.empty");
  // A body that ends before its end has nobody to answer, and is no error of ours.
  const read = () =>
    reader.read().catch(() => {
      throw new AppError("invalid", "errors.body.notJson");
    });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await read(); !part.done; part = await read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new AppError("too_large", "errors.body.tooLarge", [], { megabytes: Math.round(maxBytes / 1_000_000) });
    }
    chunks.push(part.value);
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new AppError("invalid", "errors.body.notJson");
  }
}
