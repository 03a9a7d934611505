/**
 * The versioned protocol between the outbox and POST /api/sync/visits. Raise it only with a server that still reads the
 * older ones (sync-protocols.ts), because an open page stays at the protocol it was loaded with. It is in a file of its
 * own because every page loads the outbox and should not load the schema library.
 */
export const syncProtocol = 3;
export const syncMaxItems = 20;
export const syncMaxBytes = 8_000_000;
