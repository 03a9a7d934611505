import type { Keyring } from "@/lib/offline/sealed-database";
import { serverClock } from "@/lib/offline/server-clock";
import { Snapshots } from "@/lib/offline/snapshots";
import { accountHeader } from "@/lib/offline/sync-client";
import { contentShape } from "@/lib/visits/content-shape";
import { shapeHeader } from "@/lib/visits/first-shape";
import { upgradeNotes } from "@/lib/visits/notes-shape";
import { notesOf, type SiteNotes } from "@/lib/visits/site-notes";

type Asked = { userId: string; projectId: string; siteId: string };

const patienceMs = 15_000;

/** What this device stores of a site. Null if it stores nothing, or only an older snapshot without notes. */
export async function keptNotes({ userId, projectId, siteId }: Asked, keyring?: Keyring): Promise<SiteNotes | null> {
  const snapshots = new Snapshots(userId, keyring);
  try {
    const snapshot = await snapshots.get(projectId);
    return notesOf(snapshot?.siteNotes ?? [], siteId);
  } catch {
    return null; // encrypted for nobody who is signed in here
  } finally {
    void snapshots.close();
  }
}

/** The server's answer: the notes, "refused" if this person may not have them, null if it did not answer. */
export async function fetchNotes({ userId, projectId, siteId }: Asked): Promise<SiteNotes | "refused" | null> {
  const answer = await fetch(`/api/site-notes/${projectId}/${siteId}`, {
    headers: { [accountHeader]: userId, [shapeHeader]: String(contentShape) },
    credentials: "same-origin",
    redirect: "error",
    cache: "no-store",
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => null);
  if (!answer) return null;
  serverClock.hearAnswer(answer);
  if (answer.status === 403 || answer.status === 404) return "refused";
  if (!answer.ok) return null;
  // Our own route's answer, in the requested shape. Nothing if a proxy answered instead of the server.
  return answer
    .json()
    .then((notes: unknown) => upgradeNotes(notes, contentShape))
    .catch(() => null);
}
