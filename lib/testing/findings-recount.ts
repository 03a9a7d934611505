import type { Reader } from "@/lib/db";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { DimensionKey } from "@/lib/vocabulary";

/** Counts the figures again with plain loops over the raw rows. It shares no line with the code that it checks. */

export async function readRawWorld(db: Reader, projectId: string) {
  const where = { projectId };
  const visits = await db.visit.findMany({ where, select: { id: true, siteId: true, visitedOn: true, state: true } });
  return {
    project: await db.project.findUniqueOrThrow({
      where: { id: projectId },
      select: { commonMinSites: true, commonMinPercent: true },
    }),
    sites: await db.site.findMany({ where, select: { id: true, kind: true, mergedIntoId: true, removedAt: true } }),
    visits: visits.map((visit) => ({ ...visit, visitedOn: visit.visitedOn.toISOString().slice(0, 10) })),
    entries: await db.entry.findMany({ where, select: { id: true, visitId: true, dimension: true, text: true } }),
    puts: await db.entryTheme.findMany({ where, select: { entryId: true, themeId: true } }),
    themes: await db.theme.findMany({ where, select: { id: true, parentId: true, dimension: true } }),
    figures: (
      await db.figure.findMany({
        where,
        select: {
          id: true,
          visitId: true,
          dimension: true,
          indicatorId: true,
          value: true,
          asOf: true,
          position: true,
          indicator: { select: { unit: true } },
        },
      })
    ).map((figure) => ({ ...figure, value: figure.value.toFixed(6) })),
    marks: await db.visitDimensionMark.findMany({ where, select: { visitId: true, dimension: true, mark: true } }),
  };
}
export type RawWorld = Awaited<ReturnType<typeof readRawWorld>>;
type RawFigure = RawWorld["figures"][number];

const fold = (text: string) => text.normalize("NFKC").toLowerCase();

/** Millionths, as whole numbers: exact. */
const millionths = (decimal: string) => BigInt(decimal.replace(".", ""));
function decimalOf(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(7, "0");
  const text = `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, "");
  return value < 0n ? `-${text}` : text;
}

export class Recount {
  constructor(
    readonly raw: RawWorld,
    readonly filter: FindingsFilter,
    readonly seesSubmitted: boolean,
  ) {}

  private present(siteId: string): string {
    let at = siteId;
    for (;;) {
      const into = this.raw.sites.find((site) => site.id === at)?.mergedIntoId;
      if (!into) return at;
      at = into;
    }
  }

  private states(): string[] {
    if (!this.filter.unapproved) return ["approved"];
    if (this.filter.unapproved === "only") return this.seesSubmitted ? ["submitted"] : [];
    return this.seesSubmitted ? ["approved", "submitted"] : ["approved"];
  }

  visits(states = this.states()) {
    return this.raw.visits.filter((visit) => {
      const present = this.present(visit.siteId);
      const kind = this.raw.sites.find((site) => site.id === present)?.kind;
      if (!states.includes(visit.state)) return false;
      if (this.filter.kind && kind !== this.filter.kind) return false;
      if (this.filter.site && present !== this.filter.site) return false;
      if (this.filter.from && visit.visitedOn < this.filter.from) return false;
      return !(this.filter.to && visit.visitedOn > this.filter.to);
    });
  }

  visitedSites(): string[] {
    return [...new Set(this.visits().map((visit) => this.present(visit.siteId)))].sort();
  }

  plannedSites(): string[] {
    const heard = this.visitedSites();
    return this.raw.sites
      .filter((site) => !site.mergedIntoId && (!site.removedAt || heard.includes(site.id)))
      .filter((site) => !this.filter.kind || site.kind === this.filter.kind)
      .filter((site) => !this.filter.site || site.id === this.filter.site)
      .map((site) => site.id);
  }

  private branch(root: string): string[] {
    const below = this.raw.themes.filter((theme) => theme.parentId === root);
    return [root, ...below.flatMap((theme) => this.branch(theme.id))];
  }

  /** The themes of an entry that are of its own dimension. */
  private themesOf(entry: { id: string; dimension: string }): string[] {
    return this.raw.puts
      .filter((put) => put.entryId === entry.id)
      .map((put) => put.themeId)
      .filter((id) => this.raw.themes.some((theme) => theme.id === id && theme.dimension === entry.dimension));
  }

  private entries() {
    const visits = new Set(this.visits().map((visit) => visit.id));
    const { mark, dimension, theme, q } = this.filter;
    if (mark) return [];
    return this.raw.entries.filter((entry) => {
      if (!visits.has(entry.visitId)) return false;
      if (dimension && entry.dimension !== dimension) return false;
      const own = this.themesOf(entry);
      if (theme === "none" && own.length > 0) return false;
      if (theme && theme !== "none" && !this.branch(theme).some((id) => own.includes(id))) return false;
      return !q || fold(entry.text).includes(fold(q));
    });
  }

  /** Each week from the first visit to the last, by its Monday, and the entries of each dimension in it. */
  weeks(): { week: string; entries: Record<string, number> }[] {
    const day = 86_400_000;
    const monday = (visitedOn: string) => {
      const at = Date.parse(visitedOn);
      return at - ((new Date(at).getUTCDay() + 6) % 7) * day;
    };
    const days = new Map(this.visits().map(({ id, visitedOn }) => [id, visitedOn]));
    const mondays = [...days.values()].map(monday).sort((a, b) => a - b);
    const [first = 0] = mondays;
    const count = mondays.length > 0 ? 1 + ((mondays.at(-1) ?? first) - first) / (7 * day) : 0;
    return Array.from({ length: count }, (_, index) => {
      const at = first + index * 7 * day;
      const entries: Record<string, number> = { status: 0, example: 0, problem: 0, suggestion: 0 };
      for (const { visitId, dimension } of this.entries())
        if (monday(days.get(visitId) ?? "") === at) entries[dimension] = (entries[dimension] ?? 0) + 1;
      return { week: new Date(at).toISOString().slice(0, 10), entries };
    });
  }

  entryIds(): string[] {
    return this.entries()
      .map((entry) => entry.id)
      .sort();
  }

  private siteOfVisit(visitId: string): string {
    return this.present(this.raw.visits.find((visit) => visit.id === visitId)?.siteId ?? "");
  }

  /** Of these entries, those that count and the sites that they count for. */
  among(ids: ReadonlySet<string>): { sites: string[]; entries: string[] } {
    const hits = this.entries().filter((entry) => ids.has(entry.id));
    return {
      sites: [...new Set(hits.map((entry) => this.siteOfVisit(entry.visitId)))],
      entries: hits.map((entry) => entry.id).sort(),
    };
  }

  support(themeId: string): { sites: string[]; entries: number } {
    const branch = this.branch(themeId);
    const hits = this.entries().filter((entry) => this.themesOf(entry).some((id) => branch.includes(id)));
    return { sites: [...new Set(hits.map((entry) => this.siteOfVisit(entry.visitId)))].sort(), entries: hits.length };
  }

  /** The number of the visit, from 1, at which each theme or one below it came up first. */
  firstHeard(): [themeId: string, number: number][] {
    const visits = this.visits().sort((a, b) => a.visitedOn.localeCompare(b.visitedOn) || (a.id < b.id ? -1 : 1));
    const heardAt = visits.map((visit) =>
      this.raw.entries.filter((entry) => entry.visitId === visit.id).flatMap((entry) => this.themesOf(entry)),
    );
    return this.raw.themes.flatMap(({ id }): [string, number][] => {
      const branch = this.branch(id);
      const at = heardAt.findIndex((themes) => themes.some((theme) => branch.includes(theme)));
      return at < 0 ? [] : [[id, at + 1]];
    });
  }

  figures(): RawFigure[] {
    const visits = new Set(this.visits().map((visit) => visit.id));
    return this.raw.figures.filter(
      (row) => visits.has(row.visitId) && (!this.filter.dimension || row.dimension === this.filter.dimension),
    );
  }

  marked(): string[] {
    const visits = new Set(this.visits().map((visit) => visit.id));
    return this.raw.marks
      .filter((row) => visits.has(row.visitId) && row.mark === this.filter.mark)
      .filter((row) => !this.filter.dimension || row.dimension === this.filter.dimension)
      .map((row) => `${row.visitId} ${row.dimension}`)
      .sort();
  }

  cell(siteId: string, dimension: DimensionKey) {
    const { dimension: _d, theme: _t, q: _q, mark: _m, ...wide } = this.filter;
    const here = new Recount(this.raw, { ...wide, site: siteId }, this.seesSubmitted);
    const wait = new Recount(this.raw, { ...wide, site: siteId, unapproved: "only" }, this.seesSubmitted);
    const of = (visits: { id: string }[], rows: { visitId: string; dimension: string }[]) =>
      rows.filter((row) => row.dimension === dimension && visits.some((visit) => visit.id === row.visitId));
    // If the filter is for another site than the cell's own, there is no such row at all.
    const counted = here.visits();
    const submitted = here.states().includes("submitted") ? [] : here.visits(["submitted"]);
    const entries = of(counted, this.raw.entries).length;
    const figures = of(counted, this.raw.figures).length;
    const latest = [...counted]
      .sort((a, b) => b.visitedOn.localeCompare(a.visitedOn) || (a.id < b.id ? 1 : -1))
      .flatMap((visit) => this.raw.marks.filter((row) => row.visitId === visit.id && row.dimension === dimension))[0];
    const seen = submitted.length > 0 ? wait.visits() : [];
    const touched = of(seen, [...this.raw.entries, ...this.raw.figures, ...this.raw.marks]).length > 0;
    const state =
      entries > 0
        ? "heard"
        : figures > 0
          ? "figures"
          : latest
            ? latest.mark
            : submitted.length > 0 && (touched || counted.length === 0)
              ? "waiting"
              : counted.length > 0
                ? "never_asked"
                : here.visits(["draft", "returned"]).length > 0
                  ? "unsubmitted"
                  : "not_visited";
    return { state, entries, figures, waitingEntries: of(seen, this.raw.entries).length };
  }

  indicators() {
    const rows = this.figures();
    const ids = [...new Set(rows.map((row) => row.indicatorId))].sort();
    const heard = this.visitedSites();
    return ids.map((id) => {
      const own = rows.filter((row) => row.indicatorId === id);
      const sites = [...new Set(own.map((row) => this.siteOfVisit(row.visitId)))].sort();
      const latest = this.latestOf(id);
      const places = new Map<string, Set<string>>();
      for (const row of own) {
        const place = `${this.siteOfVisit(row.visitId)} ${row.asOf}`;
        places.set(place, (places.get(place) ?? new Set()).add(row.value));
      }
      const sum = latest.reduce((total, row) => total + millionths(row.value), 0n);
      return {
        id,
        total: own[0]?.indicator.unit === "%" ? null : decimalOf(sum),
        figures: own.length,
        sites,
        conflicts: [...places.values()].filter((values) => values.size > 1).length,
        missing: heard.length - sites.length,
      };
    });
  }

  /** The one figure of each site that is used for it. */
  latestOf(indicatorId: string): RawFigure[] {
    const own = this.figures().filter((row) => row.indicatorId === indicatorId);
    const sites = [...new Set(own.map((row) => this.siteOfVisit(row.visitId)))].sort();
    return sites.map((site) => this.latest(own.filter((row) => this.siteOfVisit(row.visitId) === site)));
  }

  private latest(rows: RawFigure[]): RawFigure {
    const key = (row: RawFigure) => {
      const visit = this.raw.visits.find((candidate) => candidate.id === row.visitId);
      const [year, month, day] = row.asOf.split("-").map(Number);
      const last = new Date(Date.UTC(year ?? 0, month ?? 12, 0)).toISOString().slice(0, 10);
      const visitedOn = visit?.visitedOn ?? "";
      const until = day ? row.asOf : last < visitedOn ? last : visitedOn;
      return [until, visitedOn, row.asOf, row.visitId, String(row.position).padStart(5, "0"), row.id].join(" ");
    };
    const found = [...rows].sort((a, b) => (key(a) < key(b) ? 1 : -1))[0];
    if (!found) throw new Error("no figure");
    return found;
  }
}
