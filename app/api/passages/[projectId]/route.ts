import { comparePassages } from "@/lib/findings/passages/compare-project";
import { defineWritingProjectRoute, noStore } from "@/lib/gates/define-route";

/**
 * Brings 雷同 up to date: ?unapproved=1 with submitted visits, ?files=1 only what is read of Word files. Answers { done
 * }: if not, there are more files to read, and the page asks again.
 */
export const POST = defineWritingProjectRoute(
  "POST /api/passages/[projectId]",
  async ({ request, scope, now, write }) => {
    const query = new URL(request.url).searchParams;
    const unapproved = query.get("unapproved") === "1";
    const filesOnly = query.get("files") === "1";
    const done = await comparePassages(scope, { unapproved, filesOnly, now, write: (work) => write((tx) => work(tx)) });
    return Response.json({ done }, { headers: noStore });
  },
);
