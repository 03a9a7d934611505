import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout this script lies in; every command works from any folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Everything a run keeps: database, secret, demo accounts, locks. */
export const DATA = join(ROOT, ".data");
