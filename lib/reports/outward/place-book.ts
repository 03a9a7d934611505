import { maskLabel } from "@/lib/reports/outward/letters";
import { looseName } from "@/lib/reports/outward/loose-text";
import { countyForms, nameForms } from "@/lib/reports/outward/name-forms";
import { namesAt, nameTree, type NameTree } from "@/lib/reports/outward/name-tree";
import type { PlacedSite, ProjectPlaces } from "@/lib/reports/outward/places";
import { villagesBehindSites, villagesOfPlace, type Village } from "@/lib/reports/outward/villages";
import type { SiteKind } from "@/lib/vocabulary";

/** Every form of every name that must not leave, with what stands in its place. Pure. */
export interface PlaceForm {
  /** As loose-text.ts has it. */
  loose: string;
  /** A镇, 某村 … */
  label: string;
  /** Masked wherever it is found. Otherwise only where it stands alone. */
  sure: boolean;
  /** Never masked, only named: a county, where the sites are of several. */
  onlyDoubt?: boolean;
  /** Behind it may stand the name of a village. */
  site: boolean;
  /** A label contains it: what is masked already is not masked again. */
  inLabel?: boolean;
}

export interface PlaceBook {
  forms: NameTree<PlaceForm>;
  /** What stands for a site, by its id, former sites too. */
  labels: ReadonlyMap<string, string>;
  siteOfVisit: ReadonlyMap<string, string>;
  words: OutwardWords;
}

export interface OutwardWords {
  kinds: Record<SiteKind, string>;
  /** 某镇街: a form that two sites share, or a site that is not known any more. */
  someSite: string;
  someVillage: string;
  someCommunity: string;
}

/** A removed site gave its name away: 桥头镇#id. */
const ownName = (name: string) => name.replace(/#[0-9a-f-]{36}$/u, "");

/** Collects forms: an earlier rank keeps its form, and two labels of one rank give the vague one. */
function collector(vague: string) {
  const found = new Map<string, { form: PlaceForm; rank: number }>();
  return {
    add(rank: number, form: PlaceForm) {
      const there = found.get(form.loose);
      if (form.loose === "" || (there && there.rank < rank)) return;
      const unclear = there && there.form.label !== form.label;
      found.set(form.loose, { form: unclear ? { ...form, label: vague } : form, rank });
    },
    forms: () => [...found.values()].map(({ form }) => form),
  };
}

const treeOf = (forms: readonly PlaceForm[]) => nameTree(forms, ({ loose }) => loose);

export function villageForms({ stem, names, kind }: Village, words: OutwardWords): PlaceForm[] {
  const label = kind === "village" ? words.someVillage : words.someCommunity;
  const sure = names.map((loose) => ({ loose, label, sure: true, site: false }));
  return [...stem].length > 1 ? [...sure, { loose: stem, label, sure: false, site: false }] : sure;
}

function siteLabels(sites: readonly PlacedSite[], words: OutwardWords): Map<string, string> {
  const byId = new Map(sites.map((site) => [site.id, site]));
  return new Map(
    sites.map(({ id, presentId }) => {
      const present = byId.get(presentId);
      return [id, present?.mask ? maskLabel(present.mask, present.kind, words.kinds) : words.someSite];
    }),
  );
}

export function placeBook(
  { sites, formerNames, visitPlaces, siteOfVisit, texts = [] }: ProjectPlaces,
  words: OutwardWords,
): PlaceBook {
  const labels = siteLabels(sites, words);
  const { add, forms } = collector(words.someSite);
  const county = new Map(sites.map((site) => [site.id, site.county]));
  const addName = (siteId: string, name: string, rank: number) => {
    const label = labels.get(siteId) ?? words.someSite;
    const { sure, short } = nameForms(name, county.get(siteId) ?? "");
    add(rank, { loose: looseName(name), label, sure: true, site: true });
    for (const loose of sure) add(3, { loose, label, sure: true, site: true });
    for (const loose of short) add(4, { loose, label, sure: false, site: true });
  };
  for (const { id, name, presentId } of sites) addName(id, ownName(name), id === presentId ? 0 : 1);
  for (const { siteId, name } of formerNames) addName(siteId, ownName(name), 2);
  const siteForms = treeOf(forms());
  const siteEnds = (loose: string) => endsOfSites(loose, siteForms);
  const villages = [
    ...visitPlaces.flatMap((place) => villagesOfPlace(place, siteEnds)),
    ...texts.flatMap((text) => villagesBehindSites(text, siteEnds)),
  ];
  const known = new Set<string>();
  for (const village of villages) {
    const name = `${village.kind} ${village.stem} ${village.names.join(" ")}`;
    if (known.has(name)) continue;
    known.add(name);
    for (const form of villageForms(village, words)) add(form.sure ? 5 : 6, form);
  }
  const counties = new Set(sites.map((site) => site.county).filter((name) => name !== ""));
  if (counties.size > 1)
    for (const name of counties)
      for (const loose of countyForms(name)) add(7, { loose, label: "", sure: false, site: false, onlyDoubt: true });
  const { someSite, someVillage, someCommunity } = words;
  const inLabels = partsOf([...labels.values(), someSite, someVillage, someCommunity].map(looseName));
  const all = forms().map((form) => (inLabels.has(form.loose) ? { ...form, inLabel: true } : form));
  return { forms: treeOf(all), labels, siteOfVisit, words };
}

/** All that stands within short words. */
function partsOf(words: readonly string[]): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const word of words)
    for (let from = 0; from < word.length; from += 1)
      for (let to = from + 1; to <= word.length; to += 1) parts.add(word.slice(from, to));
  return parts;
}

/** Where names of sites end in a loose text. */
export function endsOfSites(loose: string, forms: PlaceBook["forms"]): number[] {
  const ends: number[] = [];
  for (let at = 0; at < loose.length; at += 1) {
    const form = namesAt(forms, loose, at).find((one) => one.sure && one.site);
    if (form) ends.push(at + form.loose.length);
  }
  return ends;
}
