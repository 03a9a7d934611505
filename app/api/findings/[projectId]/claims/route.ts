import { answerCandidates } from "@/lib/findings/claims/candidates";
import { defineProjectRoute, noStore } from "@/lib/gates/define-route";

/** The entries that can be chosen for a claim, as its form asks for them. */
export const GET = defineProjectRoute("GET /api/findings/[projectId]/claims", async ({ request, scope }) =>
  Response.json(await answerCandidates(scope, new URL(request.url).searchParams), { headers: noStore }),
);
