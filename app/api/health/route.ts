import { definePublicRoute, noStore } from "@/lib/gates/define-route";
import { readReadiness } from "@/lib/health/data";
import { retryAfterSeconds } from "@/lib/outage";

export const dynamic = "force-dynamic";

/** Ready: 200 while this server can do all of its work, else 503; each part by itself. */
export const GET = definePublicRoute("GET /api/health", async () => {
  // Both are put in by the build (next.config.js).
  const parts = await readReadiness(process.env.ZOUFANG_LAST_MIGRATION);
  const ready = parts.database === "ok" && parts.storage === "ok" && parts.migrations !== "behind" && !parts.draining;
  const headers = ready ? noStore : { ...noStore, "Retry-After": String(retryAfterSeconds) };
  const status = ready ? "ok" : "unavailable";
  return Response.json(
    { status, ...parts, version: process.env.ZOUFANG_VERSION ?? null },
    {
      status: ready ? 200 : 503,
      headers,
    },
  );
});
