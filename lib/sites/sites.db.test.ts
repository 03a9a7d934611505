import { beforeEach, describe, expect, test } from "vitest";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { findSiteByName, listSites } from "@/lib/sites/data";
import { addSites, removeSite, updateSite } from "@/lib/sites/mutations";
import type { NewSite } from "@/lib/sites/schema";
import { testDatabase } from "@/lib/testing/database";
import { addSite, addVisit, createAccount, createProject, visitContent } from "@/lib/testing/factories";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const now = new Date("2026-11-24T02:00:00Z");
let scope: ProjectScope;
let leadId: string;

beforeEach(async () => {
  leadId = await createAccount(prisma);
  scope = trustedScope({ projectId: await createProject(prisma, { leadId }), userId: leadId, role: "lead" });
});

const transact = <T>(work: (tx: Transaction) => Promise<T>) => prisma.$transaction(work, { timeout: 20_000 });
const site = (name: string, more: Partial<NewSite> = {}): NewSite => ({
  name,
  kind: "town",
  county: "",
  code: null,
  ...more,
});
const add = (...sites: NewSite[]) => transact((tx) => addSites(tx, scope, { sites }));
const remove = (siteId: string) => transact((tx) => removeSite(tx, scope, siteId, now));
const names = async () => (await listSites(scope)).map(({ name }) => name);
const edit = (siteId: string, name: string, mergedIntoId = "") =>
  transact((tx) =>
    updateSite(tx, scope, { projectId: scope.projectId, siteId, name, kind: "town", county: "", mergedIntoId }),
  );
const visit = (siteId: string, state: "draft" | "approved" | "voided" = "approved") =>
  addVisit(prisma, { projectId: scope.projectId, content: visitContent({ siteId, recorderId: leadId }), state });
const refused = (key: string, path?: string) => (path ? { fields: [expect.objectContaining({ path, key })] } : { key });

describe("adding sites", () => {
  test("keeps the given order, after the existing sites", async () => {
    await add(site("桥头镇"), site("林湖乡"));
    await add(site("城东街道"));
    expect(await names()).toEqual(["桥头镇", "林湖乡", "城东街道"]);
  });

  test("one is found by its name as an address can hold it, with what no name keeps", async () => {
    await add(site("桥头镇"));
    const [only] = await listSites(scope);
    for (const asked of ["桥头镇", " 桥头镇 ", "桥头镇\u0000", "桥\u200B头镇"])
      expect(await findSiteByName(scope, asked), JSON.stringify(asked)).toBe(only?.id);
    for (const asked of ["\u0000", "桥头镇\uD83D"]) expect(await findSiteByName(scope, asked)).toBeNull();
  });

  test("adds none if one exists already, and reports which", async () => {
    await add(site("桥头镇"));
    await expect(add(site("林湖乡"), site("桥头 镇"))).rejects.toMatchObject(
      refused("sites.problems.taken", "sites.1.name"),
    );
    expect(await names()).toEqual(["桥头镇"]);
  });

  test("refuses a code that the national list does not contain", async () => {
    await expect(add(site("九龙镇", { code: "999999999" }))).rejects.toMatchObject(
      refused("sites.problems.codeUnknown", "sites.0.code"),
    );
    await add(site("九龙镇", { code: "321202100" }));
    expect(await names()).toEqual(["九龙镇"]);
  });

  test("restores a removed site under its id", async () => {
    const [id = ""] = await add(site("桥头镇"));
    await remove(id);
    expect(await names()).toEqual([]);
    expect(await add(site("桥头镇", { county: "海陵区" }))).toEqual([id]);
    expect(await listSites(scope)).toMatchObject([{ id, county: "海陵区", mergedIntoId: null }]);
  });

  test("of two at the same moment, one name is added once", async () => {
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => add(site("桥头镇"))));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await names()).toEqual(["桥头镇"]);
  });
});

describe("沿革", () => {
  test("a former site keeps its own visits and names the site that it counts as", async () => {
    const [present = "", former = ""] = await add(site("桥头镇"), site("桥北镇"));
    await visit(former);
    await edit(former, "桥北镇", present);
    expect((await listSites(scope)).find(({ id }) => id === former)).toMatchObject({
      mergedIntoId: present,
      visits: { approved: 1 },
    });
  });

  test("cannot lead to itself, in a circle, or to a former site", async () => {
    const [a = "", b = "", c = ""] = await add(site("甲镇"), site("乙镇"), site("丙镇"));
    await expect(edit(a, "甲镇", a)).rejects.toMatchObject(refused("sites.problems.mergeSelf", "mergedIntoId"));
    await edit(a, "甲镇", b);
    await expect(edit(b, "乙镇", a)).rejects.toMatchObject(refused("sites.problems.mergeCycle", "mergedIntoId"));
    await expect(edit(c, "丙镇", a)).rejects.toMatchObject(refused("sites.problems.mergeFormer", "mergedIntoId"));
  });

  test("cannot lead into another project", async () => {
    const [a = ""] = await add(site("甲镇"));
    const elsewhere = await addSite(prisma, { projectId: await createProject(prisma, { leadId }), name: "外镇" });
    await expect(edit(a, "甲镇", elsewhere)).rejects.toMatchObject(
      refused("sites.problems.mergeTarget", "mergedIntoId"),
    );
    await expect(edit(elsewhere, "外镇")).rejects.toMatchObject({ code: "not_found" });
    await expect(remove(elsewhere)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a name", () => {
  test("that a present site has is refused at its field; one that a removed site had is free", async () => {
    const [a = "", b = ""] = await add(site("甲镇"), site("乙镇"));
    await expect(edit(b, "甲镇")).rejects.toMatchObject(refused("sites.problems.taken", "name"));
    await remove(a);
    await edit(b, "甲镇");
    expect(await names()).toEqual(["甲镇"]);
  });
});

describe("removing a site", () => {
  test.each(["draft", "approved", "voided"] as const)(
    "is refused if it has a visit (%s), with the number of visits",
    async (state) => {
      const [a = ""] = await add(site("甲镇"));
      await visit(a, state);
      await expect(remove(a)).rejects.toMatchObject({
        code: "in_use",
        key: "sites.problems.used",
        values: { count: 1 },
      });
      expect(await names()).toEqual(["甲镇"]);
    },
  );

  test("is refused if former sites count as it", async () => {
    const [a = "", b = ""] = await add(site("甲镇"), site("乙镇"));
    await edit(a, "甲镇", b);
    await expect(remove(b)).rejects.toMatchObject(refused("sites.problems.hasFormer"));
    await remove(a);
    await remove(b);
    expect(await names()).toEqual([]);
  });
});

describe("the list", () => {
  test("counts for a viewer only the visits that a viewer may open", async () => {
    const [a = ""] = await add(site("甲镇"));
    await visit(a, "draft");
    await visit(a, "approved");
    const viewer = trustedScope({ projectId: scope.projectId, userId: await createAccount(prisma), role: "viewer" });
    expect((await listSites(viewer))[0]?.visits).not.toHaveProperty("draft");
    expect((await listSites(viewer))[0]?.visits).toMatchObject({ approved: 1 });
  });
});

describe("two people who edit one site", () => {
  const opened = { name: "桥头镇", kind: "town", county: "", mergedIntoId: "" } as const;
  const save = (siteId: string, fields: object) =>
    transact((tx) => updateSite(tx, scope, { projectId: scope.projectId, siteId, ...opened, was: opened, ...fields }));
  const stored = (id: string) =>
    prisma.site.findUniqueOrThrow({
      where: { projectId_id: { projectId: scope.projectId, id } },
      select: { name: true, county: true, mergedIntoId: true },
    });

  test("both keep what they changed, and a 沿革 is not taken back by an older form", async () => {
    const [own = "", target = ""] = await add(site("桥头镇"), site("新桥镇"));
    await save(own, { mergedIntoId: target });
    await save(own, { county: "甲县" });
    expect(await stored(own)).toEqual({ name: "桥头镇", county: "甲县", mergedIntoId: target });
  });

  test("learn of a field that both changed, and the second may still save", async () => {
    const [own = ""] = await add(site("桥头镇"));
    await save(own, { county: "甲县" });
    await expect(save(own, { county: "乙县" })).rejects.toMatchObject({
      code: "stale",
      fields: [{ path: "county", key: "errors.field.changedByOthers.text", values: { now: "甲县" } }],
    });
    await save(own, { county: "乙县", was: { ...opened, county: "甲县" } });
    expect((await stored(own)).county).toBe("乙县");
  });
});
