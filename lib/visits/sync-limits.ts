/**
 * The versioned protocol between the outbox and POST /api/sync/visits; raise it only with a server that reads both. Apart
 * from the schema, so that the frame of every page, which carries the outbox, does not carry the schema's library.
 */
export const syncProtocol = 1;
export const syncMaxItems = 20;
export const syncMaxBytes = 8_000_000;
