import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { deleteTheme, moveTheme, updateTheme } from "@/lib/codebook/mutations";
import { themeLevels } from "@/lib/codebook/schema";
import { openCodebookWorld } from "@/lib/testing/codebook-world";
import { testDatabase } from "@/lib/testing/database";

const { prisma } = await testDatabase();
const { projectId, scope, name, add, put, addEntries, foreignWorld } = await openCodebookWorld(prisma);
const refused = (code: string) => expect.objectContaining({ code });

const change = (themeId: string, fields: { name: string; parentId: string | null }) =>
  prisma.$transaction((tx) => updateTheme(tx, scope, { themeId, definition: "", ...fields }));
const remove = (themeId: string, entries: number) =>
  prisma.$transaction((tx) => deleteTheme(tx, scope, { themeId, entries }));
const rowOf = (id: string) => prisma.theme.findUnique({ where: { projectId_id: { projectId, id } } });

describe("two people who edit one theme", () => {
  it("both keep what they changed; the form of the second does not take the other's text back", async () => {
    const own = name();
    const top = await add(name());
    const id = await add(own);
    const opened = { name: own, definition: "", parentId: "", example: "" };
    const save = (fields: object) =>
      prisma.$transaction((tx) =>
        updateTheme(tx, scope, {
          themeId: id,
          name: own,
          definition: "",
          parentId: null,
          example: "",
          was: opened,
          ...fields,
        }),
      );
    await save({ definition: "什么归入这里" });
    await save({ parentId: top });
    await save({ example: "一句话" });
    expect(await rowOf(id)).toMatchObject({ definition: "什么归入这里", parentId: top, example: "一句话" });
    await expect(save({ definition: "别的说明" })).rejects.toMatchObject({
      fields: [{ path: "definition", values: { now: "什么归入这里" } }],
    });
    await expect(save({ parentId: await add(name()) })).rejects.toMatchObject({
      fields: [{ path: "parentId", key: "errors.field.changedByOthers.choice", values: { now: top } }],
    });
  });
});

describe("the tree of themes", () => {
  it("takes one name once in a dimension", async () => {
    const taken = name();
    await add(taken);
    await expect(add(taken)).rejects.toEqual(refused("invalid"));
    await add(taken, null, "suggestion");
  });

  it("never closes a circle, not even by two moves at the same moment", async () => {
    const a = await add(name());
    const b = await add(name(), a);
    await expect(change(a, { name: name(), parentId: b })).rejects.toEqual(refused("invalid"));
    await expect(change(a, { name: name(), parentId: a })).rejects.toEqual(refused("invalid"));
    const c = await add(name());
    const d = await add(name());
    const moves = await Promise.allSettled([
      change(c, { name: name(), parentId: d }),
      change(d, { name: name(), parentId: c }),
    ]);
    expect(moves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is only so deep, whether a theme is added or moved with all below it", async () => {
    let deepest: string | null = null;
    for (let level = 0; level < themeLevels; level += 1) deepest = await add(name(), deepest);
    await expect(add(name(), deepest)).rejects.toEqual(refused("invalid"));
    const top = await add(name());
    await add(name(), top);
    const shallow = await prisma.theme.findFirstOrThrow({
      where: { projectId, id: deepest ?? "" },
      select: { parentId: true },
    });
    await expect(change(top, { name: name(), parentId: shallow.parentId })).rejects.toEqual(refused("invalid"));
  });

  it("keeps to one dimension and to one project", async () => {
    const problem = await add(name());
    await expect(add(name(), problem, "suggestion")).rejects.toEqual(refused("invalid"));
    const { theme } = await foreignWorld();
    await expect(add(name(), theme)).rejects.toEqual(refused("invalid"));
    await expect(change(theme, { name: name(), parentId: null })).rejects.toEqual(refused("not_found"));
    await expect(remove(theme, 0)).rejects.toEqual(refused("not_found"));
  });

  it("puts a new theme last, and moves one up and down among its siblings", async () => {
    const parent = await add(name());
    const [a, b, c] = [await add(name(), parent), await add(name(), parent), await add(name(), parent)];
    const order = async () =>
      (
        await prisma.theme.findMany({
          where: { projectId, parentId: parent },
          select: { id: true },
          orderBy: { position: "asc" },
        })
      ).map(({ id }) => id);
    const move = (themeId: string, direction: "up" | "down") =>
      prisma.$transaction((tx) => moveTheme(tx, scope, { themeId, direction }));
    expect(await order()).toEqual([a, b, c]);
    await move(c, "up");
    expect(await order()).toEqual([a, c, b]);
    await move(a, "up");
    await move(b, "down");
    expect(await order()).toEqual([a, c, b]);
  });
});

describe("deleting a theme", () => {
  it("takes it from its entries only where they are as many as was said, and keeps it otherwise", async () => {
    const theme = await add(name());
    const entries = await addEntries(["甲", "乙"]);
    await put(entries, [theme]);
    await expect(remove(theme, 1)).rejects.toEqual(refused("conflict"));
    expect(await prisma.entryTheme.count({ where: { projectId, themeId: theme } })).toBe(2);
    await remove(theme, 2);
    expect(await rowOf(theme)).toBeNull();
    expect(await prisma.entryTheme.count({ where: { projectId, themeId: theme } })).toBe(0);
  });

  it("is refused while themes stand below it", async () => {
    const parent = await add(name());
    await add(name(), parent);
    await expect(remove(parent, 0)).rejects.toEqual(refused("conflict"));
    expect(await rowOf(parent)).not.toBeNull();
  });

  it("is refused while a report cites it, and held up by no report that was deleted", async () => {
    const theme = await add(name());
    const [reportId, sectionId, pointId] = [uuidv7(), uuidv7(), uuidv7()];
    const report = { projectId_id: { projectId, id: reportId } };
    await prisma.report.create({ data: { projectId, id: reportId, title: "报告", createdBy: scope.userId } });
    await prisma.reportSection.create({ data: { projectId, id: sectionId, reportId, position: 0, heading: "问题" } });
    await prisma.reportPoint.create({
      data: { projectId, id: pointId, sectionId, position: 0, themeId: theme, lead: "一点" },
    });
    await expect(remove(theme, 0)).rejects.toEqual(refused("conflict"));
    await prisma.report.update({ where: report, data: { deletedAt: new Date() } });
    await remove(theme, 0);
    expect(await rowOf(theme)).toBeNull();
    // Brought back, the point is there and counted by what it cites.
    const point = await prisma.reportPoint.findUniqueOrThrow({ where: { projectId_id: { projectId, id: pointId } } });
    expect(point).toMatchObject({ themeId: null, lead: "一点" });
  });
});
