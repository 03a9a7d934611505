import { loadFileHash } from "@/lib/offline/late-hash";

/**
 * The ways to what only files need. Each stands here once, so that a page that has several of them loads the code once.
 */

/** The queue of files, which every page of a project starts when it is idle. */
export const loadFileSender = () => import("@/lib/offline/file-sender");

/** Checks and redraws what a person chooses. */
export const loadTakePhoto = () => import("@/lib/offline/take-photo");

export const loadRecorder = () => import("@/lib/offline/recorder");

/** All that is needed to take a file without a network. */
export async function loadTaking(): Promise<void> {
  await Promise.all([loadFileHash(), loadTakePhoto(), loadRecorder()]);
}
