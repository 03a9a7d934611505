import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** The themes that this one stands under, at any level. */
export async function readThemesAbove({ projectId }: ProjectScope, themeId: string): Promise<string[]> {
  const rows = await readOnly().$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT root_id AS id FROM theme_branches(${projectId}::uuid)
    WHERE theme_id = ${themeId}::uuid AND root_id <> ${themeId}::uuid`);
  return rows.map(({ id }) => id);
}
