// What an image or a unit starts: brings the database up, then becomes the server. The build is there already.
import { readEnvFiles } from "../scripts/env-files.mjs";
import { sayFailure } from "../scripts/say.mjs";
import { requireProduction } from "../scripts/start/secret.mjs";

try {
  readEnvFiles();
  requireProduction(process.env);
  const { checkServer } = await import("../scripts/database/server-rules.mjs");
  await checkServer(process.env.DATABASE_URL);
  const { upgradeDatabase } = await import("../scripts/database/upgrade.mjs");
  await upgradeDatabase(process.env);
  delete process.env.DATABASE_OWNER_URL; // What serves does not have it.
  const { serveBuild } = await import("../scripts/start/serve.mjs");
  await serveBuild();
} catch (error) {
  sayFailure(error);
  process.exit(1);
}
