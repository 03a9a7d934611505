import { asRoute } from "@/lib/gates/define-route";
import { syncDoor } from "@/lib/visits/sync-door";

/** For `next dev`, and for an address that says the same in other letters: production answers before Next. */
export const POST = asRoute(syncDoor);
