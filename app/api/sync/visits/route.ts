import { defineSignedInRoute, noStore, readJson } from "@/lib/gates/define-route";
import { syncMaxBytes } from "@/lib/visits/sync-limits";
import { asSpoken } from "@/lib/visits/sync-protocols";
import { syncVisits } from "@/lib/visits/sync";

export const POST = defineSignedInRoute("POST /api/sync/visits", async ({ request, user, now }) => {
  const body = await readJson(request, syncMaxBytes);
  return Response.json(asSpoken(await syncVisits(body, user, now)), { headers: noStore });
});
