/**
 * Names that every tab and the service worker share: the lock of the sender, and the channel for changes of a draft.
 */
export const sendLock = (userId: string) => `zoufang-send-${userId}`;
export const draftsChannel = (userId: string) => `zoufang-drafts-${userId}`;
export const uploadLock = (userId: string) => `zoufang-upload-${userId}`;
export const filesChannel = (userId: string) => `zoufang-files-${userId}`;
/** The tag of the Background Sync event, and the message by which the service worker wakes the pages. */
export const outboxTag = "zoufang-outbox";
