import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readCounts } from "@/lib/reports/data/counts";
import { readReport } from "@/lib/reports/data/reports";
import { checkReport } from "@/lib/reports/checks";
import { docxParts, readParagraphs } from "@/lib/testing/docx-reader";
import { attachmentFolder } from "@/lib/testing/attachment-room";
import { testDatabase } from "@/lib/testing/database";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { citesOf } from "./finished-report";
import { demo } from "./index";
import { seedDemo } from "./seed-demo";

/**
 * What a newcomer sees first: the demo's finished report, recounted from the demo's own rows without the product's
 * code.
 */

attachmentFolder();
const { prisma } = await testDatabase();
await prisma.$transaction((tx) => seedDemo(tx, { hashPassword: async () => "x", newPassword: () => "x" }), {
  timeout: 60_000,
});
const { id: projectId } = await prisma.project.findFirstOrThrow({ select: { id: true } });
const { userId } = await prisma.membership.findFirstOrThrow({ where: { role: "lead" }, select: { userId: true } });
const scope = trustedScope({ projectId, userId, role: "lead" });
const { id: reportId } = await prisma.report.findFirstOrThrow({ where: { projectId }, select: { id: true } });
const report = await readReport(scope, reportId, prisma);
const model = report?.frozen;
if (!report || !model) throw new Error("the demo has no final report");

const approved = demo.visits.filter(({ state }) => state === "approved");
const siteOf = (key: string) => demo.sites.find((site) => site.key === key);
const present = (key: string) => siteOf(key)?.mergedInto ?? key;
const branch = (key: string) => demo.themes.filter((theme) => theme.key === key || theme.parent === key);
const visited = new Set(approved.map(({ site }) => present(site)));
const written = demo.report.sections
  .flatMap(({ points }) => points)
  .map((point) => ({ ...point, cites: citesOf(point.text), text: point.text.replace(/〔.*?〕|（见附件.*?）/gu, "") }));
const printed = model.sections.flatMap(({ points }) => points);

/** The entries that a point cites, and their sites by today's name. */
function cited(cites: readonly string[]) {
  return cites.map((key) => {
    const [visitKey, place] = key.split(".");
    const visit = approved.find((one) => one.key === visitKey);
    const entry = visit?.entries[Number(place)];
    if (!visit || !entry) throw new Error(`no counted entry ${key}`);
    return { text: entry.text, themes: entry.themes ?? [], site: siteOf(present(visit.site))?.name ?? "", visit };
  });
}

test("The finished report passes its own checks without a warning", async () => {
  expect(checkReport(report.draft, await readCounts(scope, false, { ledger: false }, prisma))).toEqual([]);
});

test("Each number of sites in it is that of the demo's visits", () => {
  expect(printed).toHaveLength(written.length);
  for (const [place, { theme, lead }] of written.entries()) {
    const support = printed[place]?.support ?? null;
    if (theme === null) {
      expect(support, lead).toBeNull();
      continue;
    }
    const keys = branch(theme).map(({ key }) => key);
    const sites = approved
      .filter(({ entries }) => entries.some(({ themes }) => themes?.some((key) => keys.includes(key))))
      .map(({ site }) => present(site));
    expect(support, lead).toMatchObject({ sites: new Set(sites).size, ofSites: visited.size });
    const named = theme.startsWith("g-") ? 0 : Math.min(3, new Set(sites).size);
    expect(support?.siteNames, lead).toHaveLength(named);
  }
});

test("Each figure of a point is in an entry that it cites, each site that it names is that of such an entry", () => {
  const names = demo.sites.map(({ name }) => name);
  for (const { lead, text, cites, theme } of written) {
    const sources = cited(cites);
    const words = sources.map((source) => source.text).join("\n");
    // 去年 and 今年 are written as years.
    const years = sources.flatMap(({ text: said, visit }) => {
      const year = Number(visit.visitedOn.slice(0, 4));
      return [...(said.includes("去年") ? [year - 1] : []), ...(said.includes("今年") ? [year] : [])].map(String);
    });
    for (const [figure] of text.matchAll(/\d+(?:\.\d+)?/gu)) {
      const counted = theme === "p-park" && text.includes(`走访的${figure}个园区都谈到`);
      if (counted) expect([...visited].filter((key) => siteOf(key)?.kind === "park")).toHaveLength(4);
      else
        expect(
          new RegExp(`(?<![\\d.])${figure}(?![\\d.])`).test(words) || years.includes(figure),
          `${figure} ${text}`,
        ).toBe(true);
    }
    if (theme?.startsWith("g-")) continue;
    const named = names.filter((name) => text.replace("文件里属地又写的是岩前镇", "").includes(name));
    expect(new Set(named), lead).toEqual(new Set(sources.map(({ site }) => site)));
  }
});

test("What a point of suggestions says is among the entries of its theme", () => {
  for (const { theme, cites } of written) {
    if (!theme?.startsWith("g-")) continue;
    for (const source of cited(cites)) expect(source.themes, source.text).toContain(theme);
  }
});

test("The numbers of its preface are those of the approved visits", () => {
  const days = approved.map(({ visitedOn }) => visitedOn).toSorted();
  const heard = approved.flatMap(({ audiences }) => audiences).reduce((sum, { headCount }) => sum + headCount, 0);
  const entries = approved.reduce((sum, visit) => sum + visit.entries.length, 0);
  const kinds = ["town", "township", "subdistrict", "park"].map(
    (kind) => [...visited].filter((key) => siteOf(key)?.kind === kind).length,
  );
  const methods = [...new Set(approved.map(({ method }) => method))].map(
    (method) => approved.filter((visit) => visit.method === method).length,
  );
  const [, fieldwork = ""] = model.preface;
  const figures = [...fieldwork.matchAll(/\d+/gu)].map(Number);
  const date = (day = "") => day.split("-").map(Number);
  expect(figures).toEqual([
    ...date(days[0]),
    ...date(days.at(-1)).slice(1),
    visited.size,
    ...kinds,
    approved.length,
    ...methods.toSorted((a, b) => b - a),
    heard,
    entries,
  ]);
});

test("Its first annex shows photos of the visits that the sentences before it cite, its second each site", async () => {
  const [photos, sites] = model.annexPages ?? [];
  const [section] = demo.report.annexes;
  const shown = section?.photos.map(({ photo }) => demo.photos.find(({ key }) => key === photo)) ?? [];
  expect(photos?.photos?.map(({ visitedOn }) => visitedOn)).toEqual(
    shown.map((photo) => approved.find(({ key }) => key === photo?.visit)?.visitedOn),
  );
  const cites = written.flatMap((point) => point.cites);
  for (const photo of shown) expect(cites).toContain(`${photo?.visit}.${photo?.entry}`);
  expect(new Set(sites?.sites?.map(({ name }) => name))).toEqual(
    new Set([...visited].map((key) => siteOf(key)?.name ?? "")),
  );
  for (const { file } of await prisma.reportIssue.findMany({ where: { projectId } })) {
    const parts = [...docxParts(new Uint8Array(file ?? [])).keys()];
    expect(parts.filter((path) => path.startsWith("word/media/"))).toHaveLength(shown.length);
  }
});

test("It was sent out twice, and each file is as it was stored; its history has what changed between", async () => {
  const issues = await prisma.reportIssue.findMany({ where: { projectId }, orderBy: { number: "asc" } });
  expect(issues.map(({ stage }) => stage)).toEqual(["consultation", "final"]);
  for (const { file, fileHash } of issues) {
    expect(
      createHash("sha256")
        .update(file ?? new Uint8Array())
        .digest("hex"),
    ).toBe(fileHash);
    const texts = readParagraphs(new Uint8Array(file ?? [])).map(({ text }) => text);
    expect(texts[0]).toBe(demo.report.title);
    for (const { lead } of written) expect(texts.join("\n")).toContain(lead);
  }
  const [consulted, last] = issues.map(({ file }) =>
    readParagraphs(new Uint8Array(file ?? [])).map(({ text }) => text),
  );
  expect(consulted).toContain(demo.report.closingBefore);
  expect(last).toContain(demo.report.closing);
  expect(await prisma.reportRevision.count({ where: { projectId, reportId } })).toBeGreaterThan(0);
});

test("No lead is the name of a theme", () => {
  const names = demo.themes.map(({ name }) => name);
  for (const { lead } of written) expect(names).not.toContain(lead);
});
