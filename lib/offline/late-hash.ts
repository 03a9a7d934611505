/** The hash is larger than the queue that needs it, and is needed only when a file is taken. */
export const loadFileHash = () => import("@/lib/offline/file-hash");
