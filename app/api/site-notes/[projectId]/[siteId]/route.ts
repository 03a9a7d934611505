import { AppError } from "@/lib/errors";
import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { id } from "@/lib/text";
import { knowsOnlyFirstShape, notesInFirstShape } from "@/lib/visits/first-shape";
import { readSiteNotes } from "@/lib/visits/data/site-notes";

/** What was heard at a site before, for the form in which that site was just chosen. */
export const GET = defineProjectRoute(
  "GET /api/site-notes/[projectId]/[siteId]",
  async ({ request, scope, params }) => {
    const siteId = id.safeParse(params["siteId"]);
    const notes = siteId.success ? await readSiteNotes(scope, siteId.data) : null;
    if (!notes) throw new AppError("not_found");
    const said = knowsOnlyFirstShape(request) ? notesInFirstShape(notes) : notes;
    return Response.json(said, { headers: noStore });
  },
);
