// Looks every few minutes whether a deleted project has had its 30 days, and has it removed for good.
import { join } from "node:path";
import { purgeIsDue } from "../database/purge-projects.mjs";
import { ROOT } from "../paths.mjs";
import { nowAndThen } from "./now-and-then.mjs";

/** @param {NodeJS.ProcessEnv} env */
export const schedulePurges = (env) =>
  nowAndThen(env, {
    where: "purge",
    command: join(ROOT, "scripts", "database", "purge-command.mjs"),
    due: (client) => purgeIsDue(client),
  });
