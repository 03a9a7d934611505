import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout that contains this script, so that every command works from any folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Everything that a run stores: database, secret, demo accounts, locks. */
export const DATA = join(ROOT, ".data");
