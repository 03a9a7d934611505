import "server-only";
import { definePlainDoor, readJson } from "@/lib/gates/plain-door";
import { readSync, syncVisits } from "@/lib/visits/sync";
import { syncMaxBytes } from "@/lib/visits/sync-limits";
import { asSpoken } from "@/lib/visits/sync-protocols";

/** Where an outbox sends its visits. The HTTP server opens it without the framework (docs/decisions/033). */
export const syncDoor = definePlainDoor("POST /api/sync/visits", {
  read: async (request) => readSync(await readJson(request, syncMaxBytes)),
  run: async ({ input, user, now }) => asSpoken(await syncVisits(input, user, now)),
});
