// Reads a backup from its first byte to its last, and tells what is in it.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../paths.mjs";
import { readEntries } from "./entries.mjs";
import { newer } from "./refusals.mjs";
import { openSealed } from "./sealed.mjs";

export const MIGRATIONS = join(ROOT, "prisma", "migrations");

/** A database with a migration that this version does not have was used by a newer one. */
function demandKnown({ migrations, version }, folder) {
  const known = new Set(readdirSync(folder));
  if (!Array.isArray(migrations) || migrations.some((name) => !known.has(name))) throw newer(version ?? "?");
}

/**
 * @param {string} file
 * @param {string} secret
 * @param {{ open?: Parameters<typeof readEntries>[1], migrations?: string }} [options]
 * @returns {Promise<{ header: object, manifest: object }>}
 * @throws Refusal if anything of it is not as it was made
 */
export async function readBackup(file, secret, { open, migrations = MIGRATIONS } = {}) {
  const sealed = await openSealed(file, secret);
  try {
    demandKnown(sealed.header, migrations);
    return { header: sealed.header, manifest: await readEntries(sealed.chunks, open) };
  } finally {
    await sealed.close();
  }
}
