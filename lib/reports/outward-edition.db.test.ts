import { expect, test } from "vitest";
import { readIssueFile } from "@/lib/reports/data/issues";
import { readPlaces } from "@/lib/reports/data/places";
import { drawMasks } from "@/lib/reports/draw-masks";
import { exportReport, readExportQuery } from "@/lib/reports/export";
import * as mutations from "@/lib/reports/mutations";
import { checkOutward } from "@/lib/reports/outward-check";
import { changesOf } from "@/lib/reports/parts/changes";
import { sentChanges } from "@/lib/reports/parts/tidy";
import { readReport } from "@/lib/reports/data/reports";
import { addSites, removeSite, updateSite } from "@/lib/sites/mutations";
import { testDatabase } from "@/lib/testing/database";
import { docxParts } from "@/lib/testing/docx-reader";
import { addSite } from "@/lib/testing/factories";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(13));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const now = new Date("2026-11-01T08:00:00Z");
const outward = readExportQuery(new URLSearchParams({ edition: "outward" }));
const draw = () => prisma.$transaction((tx) => drawMasks(tx, lead));
const masks = async () => {
  const rows = await prisma.siteMask.findMany({ where: { projectId }, orderBy: { number: "asc" } });
  return new Map(rows.map(({ siteId, number }) => [siteId, number]));
};
const textOf = (bytes: Uint8Array) =>
  [...docxParts(bytes)]
    .flat()
    .join("\n")
    .replace(/<[^>]*>/g, "");

test("Letters are drawn once: two first editions agree, later sites get further ones, and none is given again", async () => {
  await Promise.all([draw(), draw()]);
  const first = await masks();
  const present = await prisma.site.count({ where: { projectId, mergedIntoId: null } });
  expect(first.size).toBe(present);
  expect([...first.values()]).toEqual(Array.from({ length: present }, (_, at) => at + 1));
  const [added] = await prisma.$transaction((tx) =>
    addSites(tx, lead, { sites: [{ name: "新设镇", kind: "town", county: "", code: null }] }),
  );
  await draw();
  const second = await masks();
  expect([...second].filter(([id]) => id !== added)).toEqual([...first]);
  expect(second.get(added ?? "")).toBe(present + 1);
  await prisma.$transaction((tx) => removeSite(tx, lead, added ?? "", now));
  await addSite(prisma, { projectId, name: "再设镇" });
  await draw();
  expect((await masks()).get(added ?? "")).toBe(present + 1);
  expect(Math.max(...(await masks()).values())).toBe(present + 2);
});

test("Letters do not follow the order of the list", async () => {
  const drawn = await masks();
  const sites = await prisma.site.findMany({ where: { projectId, mergedIntoId: null }, orderBy: { position: "asc" } });
  const order = sites.flatMap(({ id }) => drawn.get(id) ?? []);
  // Shuffled into order by chance: one in 9!, or 362,880.
  expect(order).not.toEqual(order.toSorted((a, b) => a - b));
});

test("A report and its issue leave without any name, one from before a renaming too; the internal issue is as it was", async () => {
  const [site] = await prisma.site.findMany({
    where: { projectId, mergedIntoId: null, removedAt: null, visits: { some: { state: "approved" } } },
    take: 1,
  });
  if (!site) throw new Error("the world is too small");
  const { id } = await prisma
    .$transaction((tx) =>
      mutations.createReport(tx, lead, { title: `关于${site.name}等地的调研报告`, includeUnapproved: true, now }),
    )
    .then((made) => ({ id: made }));
  const record = await readReport(lead, id);
  if (!record) throw new Error("gone");
  const text = `${site.name}的做法好，龙井村也去了。`;
  const changes = sentChanges(
    changesOf(record, { ...record.draft, closing: text }, { held: new Set(), tidy: (part) => part }),
  );
  const saved = await prisma.$transaction((tx) =>
    mutations.saveReport(tx, lead, { reportId: id, since: record.version, changes, now }),
  );
  await prisma.$transaction((tx) =>
    mutations.setReportStage(tx, lead, {
      reportId: id,
      version: saved.delta.version,
      stage: "consultation",
      now,
    }),
  );
  await prisma.$transaction((tx) =>
    updateSite(tx, lead, {
      projectId,
      siteId: site.id,
      name: "新名镇",
      kind: site.kind as "town",
      county: "",
      mergedIntoId: "",
    }),
  );
  await draw();
  const issue = await prisma.reportIssue.findFirstOrThrow({ where: { projectId, reportId: id } });
  const asked = { reportId: id, issueId: issue.id };
  const files = [
    await exportReport(lead, id, outward, now),
    await readIssueFile(lead, asked, { edition: "outward", evidence: "1" }),
  ];
  const { sites } = await readPlaces(lead);
  const names = [...sites.map(({ name }) => name), site.name];
  for (const { bytes, name } of files)
    expect(names.filter((one) => `${name}${textOf(bytes)}`.includes(one))).toEqual([]);
  expect(files.map(({ name }) => /，对外版）\.docx$/.test(name))).toEqual([true, true]);
  const sent = await readIssueFile(lead, asked, { edition: "internal", evidence: "0" });
  // Who said what at which place is for the team: only its own copy has it, also if the address asks for it.
  const outwardIssue = files[1]?.bytes ?? new Uint8Array();
  expect(
    [issue.file ?? new Uint8Array(), sent.bytes, outwardIssue].map((file) => textOf(file).includes("佐证索引")),
  ).toEqual([true, false, false]);
  expect(textOf(sent.bytes)).toContain(site.name);
  expect(textOf(sent.bytes)).not.toMatch(/〔\d/u);
  const internal = await readIssueFile(lead, asked, { edition: "internal", evidence: "1" });
  expect(Buffer.from(internal.bytes).equals(Buffer.from(issue.file ?? []))).toBe(true);
  expect(internal.name).toContain(site.name);
  expect(internal.name).not.toBe(sent.name);

  const found = await checkOutward(lead, id, new URLSearchParams({ issue: issue.id }), now);
  expect(found.warnings).toContainEqual(
    expect.objectContaining({ kind: "place_recognisable", place: { part: "closing" }, details: ["龙井村"] }),
  );
});
