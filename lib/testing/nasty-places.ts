import { freeNumbers } from "@/lib/reports/outward/letters";
import type { ReportEvidence, ReportModel } from "@/lib/reports/model";
import type { PlacedSite, ProjectPlaces } from "@/lib/reports/outward/places";
import { pick, type Random } from "@/lib/testing/findings-world";
import { dimensionKeys, siteKinds, type SiteKind } from "@/lib/vocabulary";

/** Projects whose names are as hard to find and as easy to mistake as names can be, and reports that speak of them. */

const endings: Record<SiteKind, readonly string[]> = {
  town: ["镇"],
  township: ["乡", "回族乡"],
  subdistrict: ["街道", "街道办事处"],
  park: ["产业园", "经济开发区", "工业园区"],
};
const stems = "店 黄 湖口 东湖口 湖口东 大河 大河口 河镇 镇东 三汊 沙河子 新城 A 城关 𠮷田 上湖口西".split(" ");
const villages = ["芦东", "龙井", "三里", "七星"];

export interface NastyProject {
  places: ProjectPlaces;
  model: ReportModel;
  /** Every name that must not be found in what leaves, as `asSeen` has it. */
  secrets: string[];
}

/** In ways that people write it: with a blank, over a line end, in full-width letters, with an office behind it. */
function written(random: Random, name: string): string {
  const [first = "", ...rest] = [...name];
  return pick(random, [
    name,
    name,
    `${first} ${rest.join("")}`,
    `${first}\n${rest.join("")}`,
    `${first}\u200b${rest.join("")}`,
    name.replace("A", "Ａ"),
    `${name}人民政府`,
    `原${name}`,
  ]);
}

/** 大河镇 and 镇东乡 as 大河镇东乡: the end of one is the beginning of the other. */
function overlapping(first: string, second: string): string {
  for (let shared = Math.min(first.length, second.length) - 1; shared > 0; shared -= 1)
    if (first.endsWith(second.slice(0, shared))) return first + second.slice(shared);
  return first + second;
}

/** As a reader sees it: without blanks and what is not seen. Not the code under test. */
export const asSeen = (text: string): string => text.replace(/[\s\u200b]/gu, "").replaceAll("Ａ", "A");

export function nastyProject(random: Random): NastyProject {
  const used = new Set<string>();
  const name = (kind: SiteKind) => {
    for (;;) {
      const made = pick(random, stems) + pick(random, endings[kind]);
      if (!used.has(made)) return (used.add(made), made);
    }
  };
  const present = Array.from({ length: 8 }, (_, at): PlacedSite => {
    const kind = pick(random, siteKinds);
    return { id: `site-${at}`, name: name(kind), kind, county: "青禾县", presentId: `site-${at}`, mask: null };
  });
  const former = Array.from({ length: 3 }, (_, at): PlacedSite => {
    const { id } = pick(random, present);
    return { id: `was-${at}`, name: name("township"), kind: "township", county: "青禾县", presentId: id, mask: null };
  });
  const formerNames = Array.from({ length: 3 }, () => ({ siteId: pick(random, present).id, name: name("town") }));
  const names = [...used];
  const visitPlaces = villages.map((village) => `${pick(random, present).name}${village}村村部`);
  const numbers = freeNumbers(present.length, 0, names);
  const drawn = present.map((site, at) => ({ ...site, mask: numbers[at] ?? null }));
  const places: ProjectPlaces = {
    ...{ sites: [...drawn, ...former], formerNames, visitPlaces },
    siteOfVisit: new Map([...present, ...former].map(({ id }) => [`visit-${id}`, id])),
  };
  const secret = () => written(random, pick(random, [...names, ...villages.map((village) => `${village}村`)]));
  const text = () =>
    Array.from({ length: 4 }, () =>
      pick(random, [
        () => `据${secret()}介绍，专职人员不足。`,
        () => `${secret()}${secret()}，`,
        () => `${pick(random, present).name}${pick(random, villages)}村反映`,
        () => `（${secret()}、${secret()}等）`,
        () => `镇${secret()}乡`,
        () => overlapping(pick(random, names), pick(random, names)),
      ])(),
    ).join("");
  const evidence = (): ReportEvidence => {
    const site = pick(random, places.sites);
    const now = present.find(({ id }) => id === site.presentId);
    return {
      entryId: `entry-${Math.floor(random() * 1e9)}`,
      visitId: `visit-${site.id}`,
      siteName: site.id === site.presentId ? site.name : `${now?.name}（原${site.name}）`,
      siteKind: site.kind,
      visitedOn: "2026-09-07",
      dimension: pick(random, dimensionKeys),
      text: text(),
    };
  };
  const point = (id: string) => {
    const sites = 1 + Math.floor(random() * 8);
    const siteNames = present.slice(0, sites).map((site) => site.name);
    return {
      id,
      lead: text(),
      text: text(),
      support: { sites, ofSites: 8, siteNames },
      evidence: [evidence(), evidence()],
    };
  };
  const model: ReportModel = {
    title: `关于${secret()}的调研报告`,
    stage: "consultation",
    preface: [text(), text()],
    sections: ["a", "b"].map((id) => ({
      ...{ id: `section-${id}`, heading: text(), layout: "sub_headings", lead: text() },
      points: [point(`point-${id}1`), point(`point-${id}2`)],
    })),
    closing: [text()],
    issuer: `${secret()}调研组`,
    addressee: secret(),
    annexes: [`${secret()}名单`],
    annexPages: [
      {
        ...{ id: "annex-list", kind: "sites", title: `${secret()}名单`, text: [text()] },
        sites: present.map(({ name, kind }) => ({ name, kind, county: secret() })),
      },
      {
        ...{ id: "annex-photos", kind: "photos", title: text(), text: [] },
        photos: [evidence(), evidence()].map(({ entryId, visitId, siteName, siteKind, visitedOn, text: caption }) => ({
          ...{ attachmentId: entryId, visitId, siteName, siteKind, visitedOn, caption },
        })),
      },
    ],
    copyTo: `${secret()}、${secret()}`,
    printedBy: secret(),
    printedOn: "2026-11-05",
    sealed: false,
    issuedOn: "2026-11-30",
  };
  const secrets = [...names, ...villages.map((village) => `${village}村`)].map(asSeen);
  return { places, model, secrets };
}
