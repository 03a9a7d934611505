/**
 * The versioned protocol between the outbox and POST /api/sync/visits. Raise it only with a server that still reads the
 * older ones (sync-protocols.ts): a page that is open stays at the protocol it was loaded with. Apart from the schema, so
 * that the frame of every page, which carries the outbox, does not carry the schema's library.
 */
export const syncProtocol = 2;
export const syncMaxItems = 20;
export const syncMaxBytes = 8_000_000;
