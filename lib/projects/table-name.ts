import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { dayAt } from "@/lib/calendar";
import { timeZone } from "@/lib/env";
import { readProject } from "@/lib/projects/data";
import type { TableName } from "@/lib/taken-table";

/** What a table that leaves the system is called: the study, the table, and the day where the team is. */
export async function tableName(scope: ProjectScope, table: string, now: Date): Promise<TableName> {
  const { name } = await readProject(scope);
  return { project: name, table, day: dayAt(now, timeZone()) };
}
