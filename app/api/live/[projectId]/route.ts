import { can } from "@/lib/auth/policy";
import { findLiveSession } from "@/lib/auth/session-store";
import { mintScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { defineProjectRoute } from "@/lib/gates/define-route";
import { liveListener } from "@/lib/gates/live/open-listener";
import { isEnding, liveStream, streamHeaders } from "@/lib/gates/live/stream";

/** Tells an open page 归类 that others have coded. It says that something changed; the page asks what. */
export const GET = defineProjectRoute("GET /api/live/[projectId]", async ({ request, scope, user }) => {
  // The next one is to be asked of another server.
  if (isEnding()) throw new AppError("unavailable");
  const mayStill = async () => {
    const person = await findLiveSession(user.sessionId, new Date(), { unattended: true });
    const now = person && (await mintScope(person, scope.projectId));
    return now !== null && can(now.actor, "theme.read");
  };
  // A client that asks for no events does not wait for them.
  if (!request.headers.get("accept")?.includes("text/event-stream"))
    return new Response("event: hello\ndata: \n\n", { headers: streamHeaders });
  const { projectId } = scope;
  const stream = liveStream({ listener: liveListener(), projectId, user, mayStill, signal: request.signal });
  return new Response(stream, { headers: streamHeaders });
});
