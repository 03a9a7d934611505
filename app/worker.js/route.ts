import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The service worker of this build (scripts/start/worker.mjs). In development there is none: nothing works offline. */
export async function GET(): Promise<Response> {
  const script = await readFile(
    join(process.cwd(), process.env.ZOUFANG_BUILD ?? ".next", "zoufang-worker.js"),
    "utf8",
  ).catch(() => null);
  if (script === null) return new Response(null, { status: 404 });
  return new Response(script, {
    headers: { "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-cache" },
  });
}
