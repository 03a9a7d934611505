import { asRoute } from "@/lib/gates/define-route";
import { syncDoor } from "@/lib/visits/sync-door";

/** For `next dev`: the production server opens the same door before Next has the request (docs/decisions/033). */
export const POST = asRoute(syncDoor);
