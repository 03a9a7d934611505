// What opens a backup: the content of a key file, or a passphrase.
import { readFile } from "node:fs/promises";
import { noKey, unreadableKey, weakKey } from "./refusals.mjs";

const SHORTEST = 16;

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {() => Promise<string>} [ask] asks at the terminal, where neither is set
 * @throws Refusal if there is none, it cannot be read or is too short
 */
export async function backupSecret(env, ask) {
  const file = env.BACKUP_KEY_FILE;
  const given = file
    ? await readFile(file, "utf8").catch(() => {
        throw unreadableKey(file);
      })
    : env.BACKUP_PASSPHRASE || (await ask?.());
  if (given === undefined) throw noKey();
  const secret = given.trim().normalize("NFC");
  if ([...secret].length < SHORTEST) throw weakKey(SHORTEST);
  return secret;
}
