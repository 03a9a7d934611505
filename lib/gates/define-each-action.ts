import "server-only";
import type * as z from "zod";
import { doors, type ProjectDoor } from "@/lib/auth/doors";
import { can } from "@/lib/auth/policy";
import { AppError, type ActionResult, type EachResult } from "@/lib/errors";
import { answer, openProjectDoor } from "@/lib/gates/action-steps";
import { recordAudit, type AuditRecord } from "@/lib/gates/audit";
import { closedKey, forbidden } from "@/lib/gates/forbidden";
import type { ProjectActionContext } from "@/lib/gates/define-action";
import { runSyncItem, type SyncItemContext, type SyncItemResult } from "@/lib/gates/sync-item";

type EachInput<Item> = { projectId: string; items: Item[] };
/** `audit` says that the item was written, and what its audit row says. What is not written has none. */
type EachContext<Input, Item> = Pick<ProjectActionContext<Input>, "input" | "now" | "audit" | "demand"> &
  Pick<SyncItemContext, "tx" | "scope"> & { item: Item };

const isSilence = (result: EachResult<unknown>) => !result.ok && result.error.code === "unavailable";

function eachResult<Result>(done: SyncItemResult<Result>): EachResult<Result> {
  if (done.ok) return done;
  switch (done.because) {
    case "no_project":
      return { ok: false, error: { code: "not_found", key: "errors.not_found" } };
    case "closed":
      return { ok: false, error: { code: "forbidden", key: closedKey } };
    case "role":
      return { ok: false, error: { code: "forbidden", key: "errors.forbidden" } };
    case "error":
      return { ok: false, error: done.refusal };
  }
}

/**
 * The gate of an action on several things of one project. Each has its own transaction and audit row, as if it were
 * alone: what is refused for one does not affect the others. Not found as a whole if none of them is in the project.
 */
export function defineEachAction<Input extends EachInput<unknown>, Result>(
  door: ProjectDoor,
  schema: z.ZodType<Input>,
  run: (context: EachContext<Input, Input["items"][number]>) => Promise<Result>,
): (input: Input) => Promise<ActionResult<{ results: EachResult<Result>[] }>> {
  return async (raw) =>
    answer(door, async () => {
      const { input, user } = await openProjectDoor(door, schema, () => raw);
      const now = new Date();
      const one = async (item: Input["items"][number]) =>
        eachResult(
          await runSyncItem(
            door,
            { user, projectId: input.projectId, verb: doors[door].verb, now },
            async (context) => {
              const { tx, scope, auditOf } = context;
              const rows: AuditRecord[] = [];
              const result = await run({
                tx,
                scope,
                input,
                item,
                now,
                audit: (subjectId, detail = {}) => void rows.push(auditOf(subjectId, detail)),
                demand: (verb, subject) => {
                  if (!can(scope.actor, verb, subject)) throw forbidden(scope.actor);
                },
              });
              for (const row of rows) await recordAudit(tx, row);
              return result;
            },
          ),
        );
      const results: EachResult<Result>[] = [];
      for (const item of input.items) {
        const last = results.at(-1);
        // Each of the others would only wait for the same silence.
        if (last && isSilence(last)) results.push(last);
        else results.push(await one(item));
      }
      if (results.every(isSilence)) throw new AppError("unavailable");
      if (results.every((result) => !result.ok && result.error.code === "not_found")) throw new AppError("not_found");
      return { results };
    });
}
