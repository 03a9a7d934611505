import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { themesInto } from "@/lib/coding/data/against";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";

interface Decision {
  themeId: string;
  entryId: string;
  /** Whether the entry speaks against the theme. Null takes back what was said. */
  against: boolean | null;
  now: Date;
}

/** What a person says of an entry that may speak against a theme. What was said before is replaced. */
export async function markAgainst(
  tx: Transaction,
  scope: ProjectScope,
  { themeId, entryId, against, now }: Decision,
): Promise<void> {
  const { projectId, userId } = scope;
  const [theme, entry] = [
    await tx.theme.count({ where: { projectId, id: themeId } }),
    await tx.entry.count({ where: { projectId, id: entryId } }),
  ];
  if (theme + entry < 2) throw new AppError("not_found");
  const themeIds = await themesInto(tx, scope, themeId);
  await tx.counterExample.deleteMany({ where: { projectId, entryId, themeId: { in: themeIds } } });
  if (against === null) return;
  await tx.counterExample.create({
    data: { projectId, entryId, themeId, against, decidedBy: userId, decidedAt: now },
    select: { entryId: true },
  });
}
