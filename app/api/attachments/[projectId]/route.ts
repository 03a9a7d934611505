import { listFor } from "@/lib/attachments/serve";
import { defineProjectRoute, noStore } from "@/lib/gates/define-route";

/** The attachments of one visit: ?visit=… */
export const GET = defineProjectRoute("GET /api/attachments/[projectId]", async ({ request, scope }) =>
  Response.json({ attachments: await listFor(scope, new URL(request.url).searchParams) }, { headers: noStore }),
);
