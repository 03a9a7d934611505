import "server-only";
import * as z from "zod";
import type { SignedInUser } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { runStatementItem } from "@/lib/gates/sync-item";
import { noteReply } from "@/lib/request-note";
import { fieldProblems, naming } from "@/lib/schema-problems";
import { traced } from "@/lib/traced";
import { upgradeFields } from "@/lib/visits/content-shape";
import { saveVisit } from "@/lib/visits/mutations";
import { visitDraftSchema } from "@/lib/visits/schema";
import { shapeOfProtocol } from "@/lib/visits/sync-protocols";
import { syncRequestSchema, type SyncReply, type SyncResponse } from "@/lib/visits/sync-schema";
import { writeRefusalKeys } from "@/lib/visits/write-refusal";

const door = "POST /api/sync/visits";
const speaksProtocol = z.object({ protocol: z.number() });

type SentItem = z.output<typeof syncRequestSchema>["items"][number];
type Item = Omit<SentItem, "content"> & { content: () => CheckedContent };
type CheckedContent = z.ZodSafeParseResult<z.output<typeof visitDraftSchema>>;

export interface SyncInput {
  protocol: number;
  items: Item[];
}

/** Checked once, when it is asked for. */
function checking({ content, ...item }: SentItem, shape: number): Item {
  let checked: CheckedContent | undefined;
  return { ...item, content: () => (checked ??= visitDraftSchema.safeParse(upgradeFields(content, shape), naming)) };
}

/**
 * What an outbox sends. The content of the first item is checked at once, since that is time in which the session is
 * looked up; those of the others at their turn, so that many do not hold up other requests.
 * @throws AppError unsupported if the device uses an unknown protocol, invalid if the envelope is malformed.
 */
export function readSync(body: unknown): SyncInput {
  const spoken = speaksProtocol.safeParse(body, naming);
  const shape = spoken.success ? shapeOfProtocol(spoken.data.protocol) : null;
  if (spoken.success && shape === null) throw new AppError("unsupported");
  const request = syncRequestSchema.safeParse(body, naming);
  if (!request.success || shape === null)
    throw new AppError("invalid", "errors.invalid", request.error ? fieldProblems(request.error) : []);
  const items = request.data.items.map((item) => checking(item, shape));
  items[0]?.content();
  return { protocol: request.data.protocol, items };
}

/** Stores it. Each item is saved by itself, in the order sent, with one reply each. */
export async function syncVisits({ protocol, items }: SyncInput, user: SignedInUser, now: Date): Promise<SyncResponse> {
  const response = { protocol, replies: await repliesTo(items, user, now) };
  for (const { status } of response.replies) noteReply(status);
  return response;
}

/** @throws AppError unavailable if not even the first could be tried */
async function repliesTo(items: Item[], user: SignedInUser, now: Date): Promise<SyncReply[]> {
  const replies: SyncReply[] = [];
  for (const [place, item] of items.entries()) {
    const reply = await traced(
      "outbox visit",
      () => syncOne(item, user, now),
      (told) => ({ "zoufang.reply": told === "unavailable" ? told : told.status }),
    );
    if (reply !== "unavailable") replies.push(reply);
    // Nothing was taken: the whole request may be sent again.
    else if (place === 0) throw new AppError("unavailable");
    // The rest would only wait for the same silence, one item after the other.
    else return [...replies, ...items.slice(place).map(notNow)];
  }
  return replies;
}

const notNow = ({ id }: Item): SyncReply => ({ id, status: "failed", key: "errors.unavailable" });

async function syncOne(item: Item, user: SignedInUser, now: Date): Promise<SyncReply | "unavailable"> {
  const { id, projectId, baseVersion, submit } = item;
  const result = await runStatementItem(
    door,
    { user, projectId, verb: "visit.write", now },
    async ({ scope, statements, auditOf }) => {
      const content = item.content();
      if (!content.success) return { status: "invalid" as const, fields: fieldProblems(content.error) };
      return saveVisit(statements, scope, {
        id,
        baseVersion,
        content: content.data,
        submit,
        now,
        audit: (saved) => auditOf(id, { ...saved }),
      });
    },
  );
  if (result.ok) return { id, ...replyOf(result.data) };
  switch (result.because) {
    case "no_project":
      return { id, status: "forbidden", key: writeRefusalKeys.noProject };
    case "closed":
      return { id, status: "forbidden", key: writeRefusalKeys.closed };
    case "role":
      return { id, status: "forbidden", key: writeRefusalKeys.notWriter };
    case "error": {
      const { code, key, reference } = result.refusal;
      if (code === "unavailable") return "unavailable";
      return { id, status: "failed", key, ...(reference && { reference }) };
    }
  }
}

type Outcome = Awaited<ReturnType<typeof saveVisit>>;

/** The reply without what only the audit row says; a refusal is the key of its sentence. */
function replyOf(outcome: Outcome) {
  if (outcome.status === "forbidden") return { status: outcome.status, key: writeRefusalKeys[outcome.refusal] };
  if (outcome.status !== "saved") return outcome;
  const { status, version, state } = outcome;
  return { status, version, state };
}
