import type { Actor } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import type { ProjectRole } from "@/lib/vocabulary";

/**
 * The scope of a person whom a seed or a test trusts without a membership row. Lint forbids this file in production.
 */
export function trustedScope(input: { projectId: string; userId: string; role: ProjectRole }): ProjectScope {
  const actor: Actor = { userId: input.userId, systemRole: "none", projectRole: input.role };
  return { ...input, actor } as ProjectScope; // seeds and tests have no row that proves it
}
