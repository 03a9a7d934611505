import type { Transaction } from "@/lib/db";
import type { FindingsFilter } from "@/lib/findings/schema";
import {
  addSite,
  addTheme,
  addVisit,
  createAccount,
  createProject,
  entryContent,
  figureContent,
  visitContent,
} from "@/lib/testing/factories";
import type { RawWorld } from "@/lib/testing/findings-recount";
import { dimensionKeys, dimensionMarks, siteKinds, visitStates } from "@/lib/vocabulary";

/** A project with everything that a count can get wrong, the same for the same seed. */

export type Random = () => number;

/** mulberry32: the same numbers on every machine. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

const maybe = (random: Random, chance: number) => random() < chance;
const times = (random: Random, most: number) =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, (_, index) => index);

/**
 * Few characters, so that searches find something: wide and narrow forms, upper and lower case, beyond the basic plane.
 */
export const alphabet = [
  "一",
  "管",
  "七",
  "条",
  "线",
  "A",
  "a",
  "Ａ",
  "1",
  "１",
  "𠀀",
  "𪚥",
  "é",
  "，",
  "%",
  "_",
  "\\",
  "'",
  "ß",
  "ﬁ",
  "f",
  "i",
];

export function randomText(random: Random, most: number): string {
  return Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(random, alphabet)).join("");
}

async function buildSites(db: Transaction, random: Random, projectId: string): Promise<string[]> {
  const present: string[] = [];
  for (let index = 0; index < 9; index += 1) {
    const county = ["甲县", "乙县", ""][index % 3] ?? "";
    present.push(
      await addSite(db, { projectId, name: `现址${index}`, kind: pick(random, siteKinds), county, position: index }),
    );
  }
  const former: string[] = [];
  for (let index = 0; index < 4; index += 1) {
    // Also chains of mergers: a former site may be merged into one that is former itself.
    const into = pick(random, [...present, ...former]);
    former.push(
      await addSite(db, {
        projectId,
        name: `旧址${index}`,
        kind: pick(random, siteKinds),
        position: 20 + index,
        mergedIntoId: into,
      }),
    );
  }
  const removed = present.slice(0, 2);
  await db.site.updateMany({ where: { projectId, id: { in: removed } }, data: { removedAt: new Date("2026-10-01") } });
  return [...present, ...former];
}

async function buildThemes(db: Transaction, random: Random, projectId: string): Promise<string[]> {
  const ids: string[] = [];
  for (const dimension of dimensionKeys) {
    const own: string[] = [];
    for (let index = 0; index < 6; index += 1) {
      const parentId = own.length > 0 && maybe(random, 0.6) ? pick(random, own) : null;
      own.push(await addTheme(db, { projectId, dimension, name: `主题${index}`, parentId, position: index }));
    }
    ids.push(...own);
  }
  return ids;
}

const values = ["0", "1", "-3.5", "0.1", "0.2", "0.000001", "999999999999999.999999", "12345678901.5"];
const asOfs = ["2025", "2026", "2026-02", "2026-09", "2026-10", "2026-10-15", "2026-10-31"];
const indicators = [
  { indicator: "网格", unit: "个" },
  { indicator: "满意率", unit: "%" },
  { indicator: "网格", unit: "组" },
];

export async function buildWorld(db: Transaction, random: Random): Promise<{ projectId: string; leadId: string }> {
  const leadId = await createAccount(db);
  const projectId = await createProject(db, { leadId, name: "同名课题" });
  await db.project.update({
    where: { id: projectId },
    data: { commonMinSites: pick(random, [1, 2, 3]), commonMinPercent: pick(random, [0, 30, 33, 50, 100]) },
  });
  const sites = await buildSites(db, random, projectId);
  const themes = await buildThemes(db, random, projectId);
  for (let index = 0; index < 45; index += 1) {
    const entries = times(random, 6).map(() =>
      entryContent({ text: randomText(random, 12), dimension: pick(random, dimensionKeys) }),
    );
    const figures = times(random, 3).map(() =>
      figureContent({
        ...pick(random, indicators),
        dimension: pick(random, dimensionKeys),
        value: pick(random, values),
        asOf: pick(random, asOfs),
      }),
    );
    const marks = { status: null, example: null, problem: null, suggestion: null } as Record<
      (typeof dimensionKeys)[number],
      (typeof dimensionMarks)[number] | null
    >; // filled below
    for (const key of dimensionKeys) {
      const filled = [...entries, ...figures].some((item) => item.dimension === key);
      if (!filled && maybe(random, 0.5)) marks[key] = pick(random, dimensionMarks);
    }
    const visitedOn = `2026-${pick(random, ["09", "10", "11"])}-${pick(random, ["01", "14", "15", "30"])}`;
    const content = visitContent({
      siteId: pick(random, sites),
      recorderId: leadId,
      visitedOn,
      entries,
      figures,
      marks,
    });
    // Themes of any dimension: those of another dimension than the entry's must count nowhere.
    const put = Object.fromEntries(
      entries.map((entry) => [entry.id, [...new Set(times(random, 3).map(() => pick(random, themes)))]]),
    );
    await addVisit(db, {
      projectId,
      content,
      state: pick(random, [...visitStates, "approved", "approved", "submitted"]),
      themes: put,
    });
  }
  return { projectId, leadId };
}

export function randomFilter(random: Random, raw: RawWorld): FindingsFilter {
  const some = <Value>(chance: number, value: () => Value) => (maybe(random, chance) ? value() : undefined);
  const filter = {
    dimension: some(0.35, () => pick(random, dimensionKeys)),
    theme: some(0.25, () => pick(random, ["none", ...raw.themes.map((theme) => theme.id)])),
    kind: some(0.25, () => pick(random, siteKinds)),
    site: some(0.15, () => pick(random, raw.sites).id),
    from: some(0.25, () => pick(random, ["2026-09-14", "2026-10-01", "2026-10-15"])),
    to: some(0.25, () => pick(random, ["2026-10-15", "2026-11-01", "2026-11-30"])),
    unapproved: some(0.5, () => pick(random, ["1", "only"] as const)),
    q: some(0.25, () => randomText(random, 2).trim()),
    mark: some(0.1, () => pick(random, dimensionMarks)),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)); // the same keys, none undefined
}
