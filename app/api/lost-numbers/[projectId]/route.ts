import { defineWritingProjectRoute, noStore } from "@/lib/gates/define-route";
import { readForLostNumbers } from "@/lib/indicators/lost/read-visits";

/** Reads visits for missing figures. Answers { done }: if not, there are more to read, and the page asks again. */
export const POST = defineWritingProjectRoute("POST /api/lost-numbers/[projectId]", async ({ scope, write }) => {
  const done = await readForLostNumbers(scope, { write: (work) => write((tx) => work(tx)) });
  return Response.json({ done }, { headers: noStore });
});
