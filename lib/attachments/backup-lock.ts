/**
 * Held (shared) by each backup from before its snapshot until its last file is read, as an advisory lock of PostgreSQL.
 * While anyone holds it, no file that a row may have named is removed from the store: a backup copies the files of its
 * moment. The next sweep removes them.
 */
export const backupLock = 72707371;
