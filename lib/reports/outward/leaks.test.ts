import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { demo } from "@/prisma/demo/index";
import { demoDraft } from "@/prisma/demo/first-draft";
import { composeReport } from "@/lib/reports/compose";
import { documentLabels, tokenWords } from "@/lib/reports/document-words";
import { reportFormatKeys, reportFormats } from "@/lib/reports/formats/registry";
import { pointList } from "@/lib/reports/lists/point-list";
import { writeListBook, writeListWord } from "@/lib/reports/lists/write-list";
import type { ReportModel } from "@/lib/reports/model";
import { maskReport } from "@/lib/reports/outward/mask-report";
import { placeBook } from "@/lib/reports/outward/place-book";
import type { PlacedSite, ProjectPlaces } from "@/lib/reports/outward/places";
import { outwardWords } from "@/lib/reports/outward/words";
import { seeded } from "@/lib/testing/findings-world";
import { asSeen, nastyProject } from "@/lib/testing/nasty-places";

const words = { ...zhCN.handouts.lists, states: zhCN.vocabulary.remedyState };

/** Every part of a zip, its names too: as it is, and as a reader sees it (words go over several runs). */
function readable(file: Uint8Array): string {
  const parts = Object.entries(unzipSync(file)).flatMap(([path, bytes]) => {
    // The figures of a chart are in a workbook of its own.
    if (path.endsWith(".xlsx")) return [path, readable(bytes)];
    const xml = strFromU8(bytes);
    return [path, xml, xml.replace(/<[^>]*>/g, ""), ...[...xml.matchAll(/="([^"]*)"/g)].map(([, value = ""]) => value)];
  });
  return parts.map(asSeen).join("\n");
}

/** Of the model, and of the files that are made of it. */
async function leaksOf(
  model: ReportModel,
  places: ProjectPlaces,
  secrets: readonly string[],
  withFiles = true,
): Promise<string[]> {
  const masked = maskReport(model, placeBook(places, outwardWords)).model;
  const said = [asSeen(JSON.stringify(masked))];
  if (!withFiles) return secrets.filter((secret) => said.some((text) => text.includes(secret)));
  for (const format of reportFormatKeys)
    said.push(
      readable(
        await reportFormats[format].write(masked, { evidenceIndex: true, charts: true, labels: documentLabels }),
      ),
    );
  for (const dimension of ["problem", "suggestion", "example"] as const) {
    const list = pointList({
      ...{ model: masked, dimension, themes: new Map(), note: "" },
      words,
      labels: documentLabels,
    });
    said.push(readable(await writeListBook(list, words)), readable(await writeListWord(list, words)));
  }
  return secrets.filter((secret) => said.some((text) => text.includes(secret)));
}

// Each model is looked through, and the files of every tenth: writing them takes most of the time.
test("No name of a place is in any part of an outward file, however the names of the project are made and written", async () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const { places, model, secrets } = nastyProject(seeded(seed));
    expect({ seed, leaks: await leaksOf(model, places, secrets, seed % 10 === 0) }).toEqual({ seed, leaks: [] });
  }
});

const demoPlaces: ProjectPlaces = {
  sites: demo.sites.map((site, at): PlacedSite => ({
    ...{ id: site.key, name: site.name, kind: site.kind, county: site.county },
    presentId: site.mergedInto ?? site.key,
    mask: site.mergedInto ? null : at + 1,
  })),
  formerNames: [],
  visitPlaces: demo.visits.map(({ place }) => place),
  siteOfVisit: new Map(demo.visits.map(({ key, site }) => [key, site])),
};
function demoReport(): ReportModel {
  const { draft, counts } = demoDraft();
  return composeReport({ draft, counts, stage: "consultation", words: tokenWords });
}

test("The demo's outward report has no name of its sites, and what is left of their short forms is named", async () => {
  const secrets = [...demo.sites.map(({ name }) => name), "东门社区", "芦东村", "石塘村", "上坪村", "柳荫社区"];
  expect(await leaksOf(demoReport(), demoPlaces, secrets)).toEqual([]);
  const { model, warnings } = maskReport(demoReport(), placeBook(demoPlaces, outwardWords));
  const text = JSON.stringify(model);
  const shorts = demo.sites
    .map(({ name }) => name.replace(/(?:街道|镇|乡)$/u, ""))
    .filter((short) => text.includes(short));
  const named = new Set(warnings.flatMap(({ details }) => details));
  expect(shorts.filter((short) => ![...named].some((word) => word.includes(short)))).toEqual([]);
  expect(warnings.every(({ sentence, details }) => sentence?.includes(details[0] ?? "?"))).toBe(true);
});
