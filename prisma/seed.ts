import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { hashPassword } from "@/lib/auth/password";
import { connect } from "@/lib/db";
import { seedDemo } from "./demo/seed-demo";

/**
 * Fills an empty database with the demo, in one transaction, and writes the accounts with their generated passwords
 * to DEMO_ACCOUNTS_FILE. Run by `npm start` on an empty embedded database only.
 */
async function main() {
  const url = process.env["DATABASE_URL"];
  const accountsFile = process.env["DEMO_ACCOUNTS_FILE"];
  if (!url || !accountsFile) throw new Error("DATABASE_URL and DEMO_ACCOUNTS_FILE are needed");
  const database = connect(url, 1);
  try {
    const accounts = await database.$transaction(
      (tx) => seedDemo(tx, { hashPassword, newPassword: () => randomBytes(9).toString("base64url") }),
      { timeout: 120_000 },
    );
    writeFileSync(accountsFile, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  } finally {
    await database.$disconnect();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
