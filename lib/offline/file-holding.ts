import type { LocalFile } from "@/lib/offline/local-file";

/** If the browser cannot say who holds a file: one that was changed this recently may still be in work. */
const aliveMs = 60_000;

const fileLock = (id: string) => `zoufang-file-${id}`;

/** Runs while this tab holds the file, so that no other tab treats it as left behind. */
export async function holding<T>(id: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks ? await navigator.locks.request(fileLock(id), work) : work();
}

export async function ifNobodyHolds(file: LocalFile, work: () => Promise<void>): Promise<void> {
  if (navigator.locks)
    await navigator.locks.request(fileLock(file.id), { ifAvailable: true }, async (lock) =>
      lock ? work() : undefined,
    );
  else if (file.updatedAt < Date.now() - aliveMs) await work();
}
