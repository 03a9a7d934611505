// Vitest's global set-up of the db project: one server for the whole run.
import { startTestServer } from "./database-server.mjs";

export async function setup() {
  // `npm test` has one running already, shared with the end-to-end run.
  if (process.env.ZOUFANG_TEST_SERVER) return undefined;
  const server = await startTestServer();
  process.env.ZOUFANG_TEST_SERVER = server.serverUrl;
  process.env.ZOUFANG_TEST_SERVING = server.appUrl("postgres");
  return () => server.stop();
}
