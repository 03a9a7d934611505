import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { cleanText } from "@/lib/clean-text";
import { readApprovedExamples } from "@/lib/codebook/data";
import type { CurrentTheme } from "@/lib/codebook/exchange/rows";
import { readOnly, type Reader } from "@/lib/db";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

/**
 * The codebook as a file has it, each theme before those below it. Sentences of entries only where they are approved.
 */
export async function readCodebook(scope: ProjectScope, reader: Reader = readOnly()): Promise<CurrentTheme[]> {
  const [rows, examples] = [
    await reader.theme.findMany({
      where: { projectId: scope.projectId },
      select: { id: true, parentId: true, dimension: true, name: true, definition: true, archivedAt: true },
      orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
    }),
    await readApprovedExamples(scope, reader),
  ];
  const themes = rows.map(({ archivedAt, ...row }) => ({
    ...row,
    dimension: row.dimension as DimensionKey, // the column's check holds it to the list
    // The sentence of an entry may have several lines; that of a cell has one.
    example: cleanText(examples.get(row.id)?.text ?? "", false).trim(),
    archived: archivedAt !== null,
  }));
  const below = (parentId: string | null): CurrentTheme[] =>
    themes.filter((theme) => theme.parentId === parentId).flatMap((theme) => [theme, ...below(theme.id)]);
  const tree = below(null);
  return dimensionKeys.flatMap((dimension) => tree.filter((theme) => theme.dimension === dimension));
}
