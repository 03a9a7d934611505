import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { addTheme, createAccount, createProject } from "@/lib/testing/factories";

const { prisma } = await testDatabase();
const leadId = await createAccount(prisma);

async function tree() {
  const projectId = await createProject(prisma, { leadId });
  const add = (parentId: string | null) => addTheme(prisma, { projectId, dimension: "problem", parentId });
  const top = await add(null);
  const middle = await add(top);
  const leaf = await add(middle);
  return { projectId, top, middle, leaf };
}

const branchesOf = (projectId: string) =>
  prisma.$queryRaw<{ rootId: string; themeId: string }[]>`
    SELECT root_id AS "rootId", theme_id AS "themeId" FROM theme_branches(${projectId}::uuid)`;

const pairs = (rows: { rootId: string; themeId: string }[]) =>
  rows.map(({ rootId, themeId }) => `${rootId}>${themeId}`).sort();

test("A theme's branch is the theme and all below it, and nothing of another project", async () => {
  const { projectId, top, middle, leaf } = await tree();
  await tree();
  const expected = [
    [top, top],
    [top, middle],
    [top, leaf],
    [middle, middle],
    [middle, leaf],
    [leaf, leaf],
  ].map(([rootId = "", themeId = ""]) => ({ rootId, themeId }));
  expect(pairs(await branchesOf(projectId))).toEqual(pairs(expected));
});

test("The branches end where the tree has a circle", async () => {
  const { projectId, top, leaf } = await tree();
  await prisma.theme.update({ where: { projectId_id: { projectId, id: top } }, data: { parentId: leaf } });
  expect(await branchesOf(projectId)).toHaveLength(9);
});

test("The planner sees the query of the branches, not a black box, so it reads only the project's own themes", async () => {
  const plan = await prisma.$queryRaw<Record<"QUERY PLAN", string>[]>`
    EXPLAIN SELECT theme_id FROM theme_branches('00000000-0000-4000-8000-000000000000'::uuid)`;
  const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
  expect(text).toContain("Recursive Union");
  expect(text).not.toContain("Function Scan");
});
