import { demoAccount, expect, test } from "./fixtures";

test("with a person's own colours, what is chosen is seen, and what has no border has none", async ({ db, pageOf }) => {
  const { id: projectId } = await db.project.findFirstOrThrow({
    where: { visits: { some: {} } },
    orderBy: { createdAt: "asc" },
  });
  const page = await pageOf(demoAccount("lead"));
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await page.goto(`/projects/${projectId}/findings`);
  const looks = (name: string) =>
    page.getByRole("link", { name, exact: true }).evaluateAll((links) => {
      const ground = document.body.appendChild(document.createElement("i"));
      ground.style.color = "Canvas";
      return links
        .filter((link) => link.getClientRects().length > 0)
        .map((link) => {
          const { outlineStyle, borderBottomColor } = getComputedStyle(link);
          const bordered = borderBottomColor !== getComputedStyle(ground).color;
          return { outlined: outlineStyle === "solid", bordered };
        });
    });
  await expect.poll(() => looks("矩阵")).toEqual([{ outlined: false, bordered: false }]);
  await expect.poll(async () => (await looks("研究发现")).every(({ outlined }) => outlined)).toBe(true);
  expect(await looks("主题")).toEqual([{ outlined: true, bordered: true }]);
});
