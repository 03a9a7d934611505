import { describe, expect, it } from "vitest";
import { audienceSuggestions } from "@/lib/vocabulary";
import { demo } from "./index";

const { accounts, project, questions, sites, themes, indicators, visits } = demo;

const index = <T extends { key: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.key, row]));
const account = index(accounts);
const question = index(questions);
const site = index(sites);
const theme = index(themes);
const indicator = index(indicators);

const entries = visits.flatMap((visit) => visit.entries.map((entry) => ({ ...entry, visit })));
const figures = visits.flatMap((visit) => visit.figures.map((figure) => ({ ...figure, visit })));
const approved = visits.filter((visit) => visit.state === "approved");
const present = (key: string) => site.get(key)?.mergedInto ?? key;

/**
 * Distinct present-day sites whose approved visits contain an entry with the theme itself: the product's counting rule.
 */
function support(key: string): Set<string> {
  const found = approved.filter((visit) => visit.entries.some((entry) => entry.themes?.includes(key)));
  return new Set(found.map((visit) => present(visit.site)));
}

function isRealDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const repeated = (values: string[]) => values.filter((value, at) => values.indexOf(value) !== at);

describe("demo: references", () => {
  it("has each key only once", () => {
    for (const rows of [accounts, questions, sites, themes, indicators, visits]) {
      expect(repeated(rows.map((row) => row.key))).toEqual([]);
    }
    for (const rows of [sites, themes, indicators]) expect(repeated(rows.map((row) => row.name))).toEqual([]);
    expect(repeated(accounts.map((row) => row.accountName))).toEqual([]);
  });

  it("refers only to existing keys", () => {
    for (const row of sites) if (row.mergedInto) expect(site.get(row.mergedInto)?.mergedInto, row.key).toBeUndefined();
    for (const row of sites) if (row.mergedInto) expect(site.has(row.mergedInto), row.key).toBe(true);
    for (const row of themes) if (row.parent) expect(theme.get(row.parent)?.dimension, row.key).toBe(row.dimension);
    for (const visit of visits) {
      expect(site.has(visit.site), visit.key).toBe(true);
      expect(visit.team, visit.key).toContain(visit.recorder);
      for (const key of visit.team)
        expect(account.get(key)?.role, `${visit.key} ${key}`).toMatch(/^(lead|reviewer|member)$/);
    }
  });

  it("keeps entries, figures and themes in one dimension", () => {
    for (const entry of entries) {
      expect(question.get(entry.question)?.dimension, entry.text).toBe(entry.dimension);
      for (const key of entry.themes ?? []) expect(theme.get(key)?.dimension, entry.text).toBe(entry.dimension);
    }
    for (const figure of figures) {
      expect(indicator.has(figure.indicator), figure.indicator).toBe(true);
      if (figure.question) expect(question.get(figure.question)?.dimension).toBe(figure.dimension);
    }
  });
});

describe("demo: size", () => {
  it("is a city of 24, a team of four and 30 visits", () => {
    const now = sites.filter((row) => !row.mergedInto);
    const kinds = (...kind: string[]) => now.filter((row) => kind.includes(row.kind)).length;
    expect([now.length, kinds("town", "township"), kinds("subdistrict"), kinds("park")]).toEqual([24, 13, 7, 4]);
    expect(accounts.filter((row) => /^(lead|reviewer|member)$/.test(row.role ?? ""))).toHaveLength(4);
    expect(visits).toHaveLength(30);
    expect(entries.length).toBeGreaterThanOrEqual(315);
    for (const visit of visits) {
      expect(visit.entries.length, visit.key).toBeGreaterThanOrEqual(6);
      expect(visit.entries.length, visit.key).toBeLessThanOrEqual(16);
    }
    expect(themes.length).toBeLessThanOrEqual(30);
    expect(indicators.length).toBeLessThanOrEqual(10);
  });

  it("has visits in every state", () => {
    const count = (state: string) => visits.filter((visit) => visit.state === state).length;
    expect(["approved", "submitted", "returned", "draft", "voided"].map(count)).toEqual([24, 2, 1, 2, 1]);
    expect(new Set(approved.map((visit) => present(visit.site))).size).toBe(21);
    expect(sites.filter((row) => !visits.some((visit) => visit.site === row.key)).map((row) => row.name)).toEqual([
      "高岭乡",
    ]);
  });

  it("comments on an entry of the returned visit and on no other", () => {
    for (const visit of visits) {
      expect(visit.returnedComment !== undefined, visit.key).toBe(visit.state === "returned");
      const at = visit.returnedComment?.onEntry;
      if (at !== undefined) expect(visit.entries[at], visit.key).toBeDefined();
    }
  });
});

describe("demo: dates", () => {
  it("has each visit on a real day of the period, within one day", () => {
    for (const visit of visits) {
      expect(isRealDate(visit.visitedOn), visit.key).toBe(true);
      expect(visit.visitedOn >= project.startsOn && visit.visitedOn <= project.endsOn, visit.key).toBe(true);
      expect(visit.startedAt, visit.key).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      expect(visit.endedAt, visit.key).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      expect(visit.startedAt < visit.endedAt, visit.key).toBe(true);
    }
  });

  it("has no figure from after the visit", () => {
    for (const { asOf, value, visit } of figures) {
      expect(isRealDate(asOf.length === 7 ? `${asOf}-01` : asOf), `${visit.key} ${asOf}`).toBe(true);
      expect(asOf <= visit.visitedOn.slice(0, asOf.length), `${visit.key} ${asOf}`).toBe(true);
      expect(value, visit.key).toMatch(/^\d+(\.\d+)?$/);
    }
  });
});

describe("demo: words", () => {
  it("has no entry twice, and each has 15 to 90 characters", () => {
    expect(repeated(entries.map((entry) => entry.text))).toEqual([]);
    for (const { text } of entries) {
      expect([...text].length, text).toBeGreaterThanOrEqual(15);
      expect([...text].length, text).toBeLessThanOrEqual(90);
      expect(text).not.toMatch(/[「」]|\s/);
    }
  });

  it("names nobody and contains no number that looks like a telephone, card or identity number", () => {
    const names = accounts.map((row) => row.displayName);
    const all = [...entries.map((entry) => entry.text), ...figures.map((r) => `${r.definition}${r.source}`)];
    for (const text of [...all, ...visits.map((visit) => visit.place + (visit.returnedComment?.body ?? ""))]) {
      expect(text).not.toMatch(/\d{11}|@/);
      for (const name of names) expect(text).not.toContain(name);
    }
    const categories = [
      ...entries.map((e) => e.speaker ?? "resident"),
      ...visits.flatMap((v) => v.audiences.map((a) => a.category)),
    ];
    for (const category of categories) {
      const known = (audienceSuggestions as readonly string[]).includes(category) || /^(社区|园区)干部$/.test(category);
      expect(known, category).toBe(true);
    }
  });
});

describe("demo: what the pages have to show", () => {
  it("has one strong common problem, some of medium support and some of one site only", () => {
    expect(support("p-few").size).toBeGreaterThanOrEqual(12);
    const sizes = themes.filter((row) => row.dimension === "problem").map((row) => support(row.key).size);
    expect(sizes.filter((size) => size >= 5 && size <= 9).length).toBeGreaterThanOrEqual(2);
    expect(sizes.filter((size) => size === 1).length).toBeGreaterThanOrEqual(3);
  });

  it("leaves some approved entries uncoded, at most 15 in a hundred", () => {
    const counted = approved.flatMap((visit) => visit.entries);
    const coded = counted.filter((entry) => entry.themes?.length);
    expect(coded.length).toBeLessThan(counted.length);
    expect(coded.length / counted.length).toBeGreaterThanOrEqual(0.85);
    for (const entry of counted) expect(entry.themes?.length ?? 0, entry.text).toBeLessThanOrEqual(2);
  });

  it("has marks, only in dimensions without entries, and dimensions that were never asked", () => {
    const marks = approved.flatMap((visit) => Object.values(visit.marks));
    expect(marks.filter((mark) => mark === "not_raised").length).toBeGreaterThanOrEqual(4);
    expect(marks.filter((mark) => mark === "none").length).toBeGreaterThanOrEqual(2);
    for (const visit of visits) {
      for (const key of Object.keys(visit.marks))
        expect(
          visit.entries.some((e) => e.dimension === key),
          visit.key,
        ).toBe(false);
    }
    const empty = approved.filter((visit) =>
      (["status", "example", "problem", "suggestion"] as const).some(
        (key) => !visit.marks[key] && !visit.entries.some((entry) => entry.dimension === key),
      ),
    );
    expect(empty.length).toBeGreaterThanOrEqual(3);
  });

  it("has figures that disagree, and one indicator with different dates", () => {
    const values = new Map<string, Set<string>>();
    const dates = new Map<string, Set<string>>();
    for (const { indicator: key, asOf, value, visit } of figures.filter((r) => r.visit.state === "approved")) {
      const cell = `${present(visit.site)} ${key} ${asOf}`;
      values.set(cell, (values.get(cell) ?? new Set()).add(value));
      dates.set(key, (dates.get(key) ?? new Set()).add(asOf));
    }
    const disagreeing = [...values].filter(([, set]) => set.size > 1).map(([cell]) => cell);
    expect(disagreeing).toEqual(expect.arrayContaining(["qiaotou i-council 2026-08", "chengbei i-firms 2026-06"]));
    expect(Math.max(...[...dates.values()].map((set) => set.size))).toBeGreaterThanOrEqual(3);
  });
});
