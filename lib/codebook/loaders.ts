import "server-only";
import { can } from "@/lib/auth/policy";
import { countThemes } from "@/lib/codebook/data";
import { openProject } from "@/lib/gates/open-page";

export async function loadCodebookExchange(projectId: string) {
  const { scope } = await openProject(projectId, "theme.read");
  return { themes: await countThemes(scope), mayEdit: can(scope.actor, "theme.edit") };
}
