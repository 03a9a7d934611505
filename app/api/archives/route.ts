import { receiveArchive } from "@/lib/archives/taking/receive";
import { defineSystemRoute, noStore } from "@/lib/gates/define-route";

/** A project's archive as the body: it becomes a new project, whose lead is the importer. */
export const POST = defineSystemRoute(
  "POST /api/archives",
  async (context) => {
    const projectId = await receiveArchive(context);
    return Response.json({ projectId }, { status: 201, headers: noStore });
  },
  { timeout: 1_800_000, maxWait: 10_000 },
);
