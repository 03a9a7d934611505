import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { systemChain } from "@/lib/gates/audit";
import { sealed, unsealed } from "@/lib/sealed-text";

/**
 * A press of a button is answered once, however often it is sent: a double press, or a second try after a reply that
 * was lost. The browser mints the press's key. The same key with other content is another request.
 */
interface Press {
  door: string;
  projectId: string | null;
  actorId: string;
  /** From the browser, so unchecked; undefined if the caller has none. */
  key: unknown;
  input: unknown;
  now: Date;
}

const keySchema = z.uuid();
const keptForMs = 24 * 3_600_000;

/** Runs `work`, or returns what it returned for the same press. `work` must return plain data. */
export async function answeredOnce<Result>(
  tx: Transaction,
  press: Press,
  work: () => Promise<Result>,
): Promise<Result> {
  if (press.key === undefined) return work();
  const key = keySchema.safeParse(press.key);
  if (!key.success) throw new AppError("invalid");
  const { door, actorId, input, now } = press;
  const projectId = press.projectId ?? systemChain;
  const hash = createHash("sha256")
    .update(JSON.stringify([door, actorId, projectId, key.data, input]))
    .digest("hex");
  // A second press waits here until the first has ended, and goes on only if that one wrote nothing.
  const first = await tx.$executeRaw`
    INSERT INTO answered_actions (project_id, request_hash, actor_id, at)
    VALUES (${projectId}::uuid, ${hash}, ${actorId}::uuid, ${now}) ON CONFLICT DO NOTHING`;
  const where = { projectId_requestHash: { projectId, requestHash: hash } };
  if (first === 0) {
    const { answer } = await tx.answeredAction.findUniqueOrThrow({ where, select: { answer: true } });
    return JSON.parse(unsealed(answer, purposeOf(key.data))) as Result; // written below by the same door
  }
  const result = await work();
  const answer = sealed(JSON.stringify(result ?? null), purposeOf(key.data));
  await tx.answeredAction.update({ where, data: { answer }, select: { at: true } });
  await forgetOld(tx, actorId, new Date(now.getTime() - keptForMs));
  return result;
}

async function forgetOld(tx: Transaction, actorId: string, before: Date): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM answered_actions WHERE (project_id, request_hash) IN (
      SELECT project_id, request_hash FROM answered_actions
      WHERE actor_id = ${actorId}::uuid AND at < ${before} LIMIT 100 FOR UPDATE SKIP LOCKED)`;
}

/** An answer may contain a one-time link. So the table alone, without the browser's key, opens none. */
const purposeOf = (key: string) => `answer of ${key}`;
