/**
 * What servers tell each other through PostgreSQL (NOTIFY). Ids alone: who may see what is asked again by each browser.
 * Pure.
 */

export const liveChannel = "zoufang_live";

export type LiveMessage =
  /** Somebody put themes on entries of a project, or took them off. */
  | { kind: "coding"; projectId: string; userId: string }
  /** A membership was ended or changed. */
  | { kind: "member"; projectId: string; userId: string }
  | { kind: "session"; sessionId: string }
  /** A password or a role was changed, or an account disabled: its sessions have ended. */
  | { kind: "user"; userId: string }
  /** A server asks whether it hears itself. */
  | { kind: "ping"; id: string };

export function liveText(message: LiveMessage): string {
  switch (message.kind) {
    case "coding":
    case "member":
      return `${message.kind}:${message.projectId}:${message.userId}`;
    case "session":
      return `session:${message.sessionId}`;
    case "user":
      return `user:${message.userId}`;
    case "ping":
      return `ping:${message.id}`;
  }
}

/** Null for what no server of this build says. */
export function readLive(text: string | undefined): LiveMessage | null {
  const [kind, first = "", second = ""] = (text ?? "").split(":");
  if (!first) return null;
  switch (kind) {
    case "coding":
    case "member":
      return second ? { kind, projectId: first, userId: second } : null;
    case "session":
      return { kind, sessionId: first };
    case "user":
      return { kind, userId: first };
    case "ping":
      return { kind, id: first };
    default:
      return null;
  }
}
