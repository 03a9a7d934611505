// Looks every few minutes whether the nightly backup is due, and has it made. The health door tells of a failure too.
import { join } from "node:path";
import { ROOT } from "../paths.mjs";
import { dueNow } from "../backup/schedule.mjs";
import { nowAndThen } from "./now-and-then.mjs";

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {Awaited<ReturnType<typeof import("../backup/schedule.mjs").backupSettings>>} settings
 * @returns {{ stop(): Promise<void> }}
 */
export function scheduleBackups(env, settings) {
  if (!settings) return { stop: async () => {} };
  const command = join(ROOT, "scripts", "backup", "scheduled-command.mjs");
  return nowAndThen(env, { where: "backup", command, due: (client) => dueNow(client, settings) });
}
