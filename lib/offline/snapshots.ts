import { LocalDatabase } from "@/lib/offline/local-database";
import type { Keyring } from "@/lib/offline/sealed-database";
import { openRow, sealRow } from "@/lib/offline/sealed-row";
import { serverClock } from "@/lib/offline/server-clock";
import { readSnapshot, type Snapshot } from "@/lib/offline/snapshot-shape";
import { dayAt } from "@/lib/calendar";
import { contentShape } from "@/lib/visits/content-shape";
import { shapeHeader } from "@/lib/visits/first-shape";
import type { OfflineProject } from "@/lib/visits/offline-types";

const patienceMs = 30_000;

export class Snapshots {
  private readonly local: LocalDatabase;

  constructor(
    readonly userId: string,
    keyring?: Keyring,
  ) {
    this.local = new LocalDatabase(userId, keyring);
  }

  /** Those that this key opens and this version can read, by the project's name. */
  list(): Promise<Snapshot[]> {
    return this.local.use(async ({ database, key }) => {
      const rows = await database.getAll("snapshots");
      const read = await Promise.all(
        rows.map((row) =>
          openRow(key, row)
            .then(readSnapshot)
            .catch(() => null),
        ),
      );
      const snapshots = read.filter((value) => value !== null);
      return snapshots.sort((a, b) => a.form.project.name.localeCompare(b.form.project.name, "zh-CN"));
    });
  }

  get(projectId: string): Promise<Snapshot | undefined> {
    return this.local.use(async ({ database, key }) => {
      const row = await database.get("snapshots", projectId);
      return row && readSnapshot(await openRow(key, row));
    });
  }

  save(snapshot: Snapshot): Promise<void> {
    return this.local.use(async ({ database, key }) => {
      await database.put("snapshots", await sealRow(key, snapshot.form.project.id, snapshot));
    });
  }

  remove(projectId: string): Promise<void> {
    return this.local.use(({ database }) => database.delete("snapshots", projectId));
  }

  close(): Promise<void> {
    return this.local.close();
  }
}

/** The local day of the survey, by the server's clock as far as it is known. */
export function todayOf({ ahead, timeZone }: Pick<Snapshot, "ahead" | "timeZone">, now: number): string {
  return dayAt(new Date(now + ahead), timeZone);
}

/** An older snapshot is taken again. So is one from the future, from a clock that has been set back since. */
export function isStale(savedAt: number, now: number, after: number): boolean {
  return savedAt > now || now - savedAt >= after;
}

/**
 * Takes the project's snapshot again. Null if the server refused it or did not answer; data the person may no longer
 * see is deleted.
 */
export async function refreshSnapshot(
  snapshots: Snapshots,
  projectId: string,
  now: () => number,
): Promise<Snapshot | null> {
  const answer = await fetch(`/api/offline/${projectId}`, {
    headers: { "x-zoufang-account": snapshots.userId, [shapeHeader]: String(contentShape) },
    credentials: "same-origin",
    redirect: "error",
    cache: "no-store",
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => null);
  if (answer?.status === 403 || answer?.status === 404) await snapshots.remove(projectId);
  if (!answer?.ok) return null;
  const project: OfflineProject = await answer.json(); // our own route's answer; what is stored of it is checked below
  const savedAt = now();
  serverClock.hear(new Date(project.now).getTime());
  const snapshot = readSnapshot({ ...project, savedAt, ahead: new Date(project.now).getTime() - savedAt });
  await snapshots.save(snapshot);
  return snapshot;
}

/** Stored data of other projects is checked again this often, so that nobody need open a project to have it deleted. */
const othersMs = 30 * 60_000;

/**
 * Takes old snapshots of the projects other than the open one again. Those of projects that the person has left are
 * deleted.
 */
export async function refreshOthers(snapshots: Snapshots, projectId: string | null, now: () => number): Promise<void> {
  for (const { form, savedAt } of await snapshots.list()) {
    const { id } = form.project;
    if (id !== projectId && isStale(savedAt, now(), othersMs)) await refreshSnapshot(snapshots, id, now);
  }
}
