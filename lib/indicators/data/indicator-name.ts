import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";

/** Null if the project has no such indicator. */
export async function readIndicatorName({ projectId }: ProjectScope, id: string): Promise<string | null> {
  const found = await readOnly().indicator.findUnique({
    where: { projectId_id: { projectId, id } },
    select: { name: true },
  });
  return found?.name ?? null;
}
