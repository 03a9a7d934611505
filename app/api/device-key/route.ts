import { localKeyOf } from "@/lib/auth/local-key";
import { defineSignedInRoute, noStore } from "@/lib/gates/define-route";

/**
 * The person's own key for what their devices store. `x-zoufang-account` names the person the page was rendered for.
 */
export const GET = defineSignedInRoute("GET /api/device-key", async ({ user }) => {
  const key = Buffer.from(await localKeyOf(user.id)).toString("base64");
  return Response.json({ userId: user.id, key }, { headers: noStore });
});
