// `npm run sweep:attachments`: compares the rows of attachments with the files in the store, both ways. It corrects
// what can be corrected and reports everything. The exit code is 1 if a file is missing that only a device or a backup
// can restore.
import { existsSync } from "node:fs";
import { join } from "node:path";

async function main(): Promise<void> {
  for (const name of [".env.local", ".env"])
    if (existsSync(join(process.cwd(), name))) process.loadEnvFile(join(process.cwd(), name));
  if (!process.env["DATABASE_URL"]) throw new Error("请设置 DATABASE_URL。 Set DATABASE_URL.");
  // Nothing is signed here.
  process.env["NEXTAUTH_SECRET"] ??= "not used by the sweep";
  const { sweepAttachments } = await import("../../lib/attachments/sweep");
  const { database } = await import("../../lib/db");
  const report = await sweepAttachments();
  console.log(JSON.stringify(report, null, 2));
  await database().$disconnect();
  process.exitCode = report.missing.length > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
