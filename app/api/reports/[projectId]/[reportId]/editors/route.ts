import { defineWritingProjectRoute, noStore } from "@/lib/gates/define-route";
import { noteEditor } from "@/lib/reports/presence";

/** An open editor says that it is there, and hears who else is: ?editor=id. */
export const POST = defineWritingProjectRoute(
  "POST /api/reports/[projectId]/[reportId]/editors",
  async ({ request, params, scope, now, write }) => {
    const query = new URL(request.url).searchParams;
    const others = await write((tx) => noteEditor(tx, scope, { reportId: params["reportId"], query, now }));
    return Response.json({ others }, { headers: noStore });
  },
);
