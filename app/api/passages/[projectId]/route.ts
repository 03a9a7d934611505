import { comparePassages } from "@/lib/findings/passages/compare-project";
import { defineWritingProjectRoute, noStore } from "@/lib/gates/define-route";

/**
 * Brings 雷同 up to date: ?unapproved=1 with submitted visits. Answers { done }: if not, there are more files to read, and
 * the page asks again.
 */
export const POST = defineWritingProjectRoute(
  "POST /api/passages/[projectId]",
  async ({ request, scope, now, write }) => {
    const unapproved = new URL(request.url).searchParams.get("unapproved") === "1";
    const done = await comparePassages(scope, { unapproved, now, write: (work) => write((tx) => work(tx)) });
    return Response.json({ done }, { headers: noStore });
  },
);
