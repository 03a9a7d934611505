// `prisma generate`, also if Prisma's binary host cannot be reached.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../paths.mjs";
import { run } from "../run.mjs";
import { sayFailure, step } from "../say.mjs";

const OUTPUT = join(ROOT, "lib", "generated", "prisma");
const STAMP = join(ROOT, "lib", "generated", ".schema-hash");

function schemaHash() {
  const hash = createHash("sha256").update(readFileSync(join(ROOT, "prisma", "schema.prisma")));
  return hash.update(readFileSync(join(ROOT, "node_modules", "prisma", "package.json"))).digest("hex");
}

const isGenerated = (hash) => existsSync(STAMP) && existsSync(OUTPUT) && readFileSync(STAMP, "utf8") === hash;

/** For a command that must not wait for a build: the lock is taken only where something is to be done. */
export async function generateUnder(lock) {
  if (!isGenerated(schemaHash())) await lock(generate);
}

export async function generate() {
  const wanted = schemaHash();
  if (isGenerated(wanted)) return;
  await step("生成数据库客户端", "Generating the database client", async () => {
    rmSync(STAMP, { force: true });
    await run(process.execPath, [join(ROOT, "node_modules", "prisma", "build", "index.js"), "generate"], {
      cwd: ROOT,
      name: "prisma generate",
      env: {
        ...process.env,
        // The CLI looks for this native program and downloads it if absent, although generating uses WebAssembly only.
        // Any existing program is enough.
        PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    });
    mkdirSync(join(ROOT, "lib", "generated"), { recursive: true });
    writeFileSync(STAMP, wanted);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  generate().catch((error) => {
    sayFailure(error);
    process.exitCode = 1;
  });
}
