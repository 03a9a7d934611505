import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";

/** The settings of an installation, from the checkout's own files. What the environment already has, stays. */
export function readEnvFiles() {
  for (const name of [".env.production.local", ".env.local", ".env.production", ".env"])
    if (existsSync(join(ROOT, name))) process.loadEnvFile(join(ROOT, name));
}
