import { definePublicRoute, noStore } from "@/lib/gates/define-route";

export const dynamic = "force-dynamic";

/** Live: the process answers. It says nothing of the database; a restart would not bring that back. */
export const GET = definePublicRoute("GET /api/health/live", async () =>
  Response.json({ status: "ok" }, { headers: noStore }),
);
