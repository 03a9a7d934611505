/** Bytes of a returned file. */
export const mostReturnedBytes = 20 * 1024 * 1024;
