import "server-only";
import { readOnly } from "@/lib/db";

/** The display names of team members by the ids in a project's rows. The name is empty if there is no such member. */
export async function readNames(ids: readonly string[]): Promise<(id: string) => string> {
  const users = await readOnly().user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, displayName: true },
  });
  const names = new Map(users.map((user) => [user.id, user.displayName]));
  return (id) => names.get(id) ?? "";
}
