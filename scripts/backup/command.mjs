// What the commands of this folder share: the file's name, the key, the store, and an end with a sentence.
import { resolve } from "node:path";
import { askHidden } from "../ask.mjs";
import { Refusal, sayFailure } from "../say.mjs";
import { endInOrder, isEnding } from "./interrupt.mjs";
import { noKey } from "./refusals.mjs";
import { backupSecret } from "./secret.mjs";

/** `npm run` changes to the checkout; a file is named from where the person is. */
export const fromHere = (path) => resolve(process.env.INIT_CWD ?? process.cwd(), path);

/** @param {{ twice: boolean }} how a passphrase that nothing can be checked against yet is asked for twice */
export function askSecret({ twice }) {
  if (!process.stdin.isTTY) return backupSecret(process.env);
  return backupSecret(process.env, async () => {
    const first = await askHidden("备份口令 Passphrase: ", noKey());
    if (twice && (await askHidden("再输一次 Again: ", noKey())) !== first)
      throw new Refusal("两次输入不同，没有备份。", "The two differ; no backup was made.");
    return first;
  });
}

/** The store in this installation's settings. Nothing is signed here, and the settings demand a secret. */
export async function openStore(databaseUrl) {
  process.env.DATABASE_URL ??= databaseUrl;
  process.env.NEXTAUTH_SECRET ??= "not used by a backup";
  const { attachmentStorage } = await import("../../lib/attachments/storage/open-storage.ts");
  return attachmentStorage();
}

export const inMegabytes = (bytes) => `${(bytes / 1_000_000).toFixed(1)} MB`;

export const rowsIn = ({ tables }) => Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);

/**
 * @param {(args: string[]) => Promise<void>} main
 * @param {{ failed?: number }} [status] failed: the exit status where it could not do its work
 */
export function runMain(main, { failed = 1 } = {}) {
  endInOrder();
  main(process.argv.slice(2)).catch((error) => {
    if (isEnding()) return;
    sayFailure(error);
    process.exitCode = failed;
  });
}
