import { contentShape } from "@/lib/visits/content-shape";
import { inFirstShape, inSecondShape } from "@/lib/visits/first-shape";
import type { SyncReply, SyncResponse } from "@/lib/visits/sync-schema";

/** The protocols that an outbox may use: today's, and those of pages that were opened before an update. */
interface Protocol {
  /** The shape of the contents that are sent and replied. */
  shape: number;
  /** A reply as a page of this protocol understands it. */
  reply: (reply: SyncReply) => object;
}

const protocols: Readonly<Record<number, Protocol>> = {
  1: { shape: 1, reply: firstReply },
  2: { shape: 2, reply: secondReply },
  3: { shape: contentShape, reply: (reply) => reply },
};

/** Null if no page of ours ever used it, or only a newer one does. */
export function shapeOfProtocol(protocol: number): number | null {
  return protocols[protocol]?.shape ?? null;
}

/** The answer in the words of the protocol of the request. */
export function asSpoken({ protocol, replies }: SyncResponse): object {
  const known = protocols[protocol];
  return { protocol, replies: known ? replies.map(known.reply) : replies };
}

/** Under protocol 1, 数据 are under `readings`: in the server's content and in the paths of problems. */
function firstReply(reply: SyncReply): object {
  if (reply.status === "conflict")
    return { ...reply, server: { ...reply.server, content: inFirstShape(reply.server.content) } };
  if (reply.status === "invalid") {
    const fields = reply.fields.map((problem) => ({
      ...problem,
      path: problem.path.replace(/^figures\b/, "readings"),
    }));
    return { ...reply, fields };
  }
  return reply;
}

/** Under protocol 2 there are no answers to follow-ups. */
function secondReply(reply: SyncReply): object {
  if (reply.status !== "conflict") return reply;
  return { ...reply, server: { ...reply.server, content: inSecondShape(reply.server.content) } };
}
