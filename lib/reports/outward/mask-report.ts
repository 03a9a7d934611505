import type { ReportWarning, WarningPlace } from "@/lib/reports/warnings";
import { placeMark } from "@/lib/reports/outward/loose-text";
import { maskText, type MaskedText } from "@/lib/reports/outward/mask-text";
import type { OutwardWords, PlaceBook } from "@/lib/reports/outward/place-book";
import type { ReportAnnex, ReportEvidence, ReportModel, ReportPoint, ReportSupport } from "@/lib/reports/model";

/**
 * 对外版: the report as it may be given to others. Letters stand for its sites, every text has lost the names of places,
 * and few sites are not counted. Pure, and made from the model, so that every format has it.
 */
export interface OutwardReport {
  model: ReportModel;
  /** What may still say which place is meant. */
  warnings: ReportWarning[];
}

/** For the dialog of the download. */
export interface OutwardCheck {
  warnings: ReportWarning[];
  /** Heading of a section or lead of a point, by id, as the author knows them. */
  names: Record<string, string>;
}

/** A number of sites below this is not said: whoever knows the area would know which. */
export const fewestSites = 3;

/** Known words, ids and days. Every other text of the model, also one that is added later, is masked. */
const kept = new Set([
  "id",
  "attachmentId",
  "kind",
  "earliestAsOf",
  "latestAsOf",
  "entryId",
  "entryIds",
  "visitId",
  "layout",
  "stage",
  "siteKind",
  "dimension",
  "visitedOn",
  "issuedOn",
  "printedOn",
]);

function mapTexts(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === "string") return mask(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, mask));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, kept.has(key) ? one : mapTexts(one, mask)]),
  );
}

/** Every text of a model that is masked. */
export function textsOf(model: ReportModel): string[] {
  const texts: string[] = [];
  mapTexts(model, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

/** A before B, Z before AA. */
const byLetters = (a: string, b: string) => a.length - b.length || (a < b ? -1 : 1);

/** Labels where they stand together. */
function tidyLabels({ kinds }: OutwardWords): (text: string) => string {
  const one = `[A-Z]+(?:${Object.values(kinds).join("|")})`;
  // 三汊镇（原沙洲乡） has become A镇（原A镇）.
  const twice = new RegExp(`(${one})[（(]原\\1[）)]`, "gu");
  // A list in the order of the project would give the letters away to anyone with the official list of towns.
  const list = new RegExp(`${one}(?:、${one})+`, "gu");
  return (text) => text.replace(twice, "$1").replace(list, (run) => run.split("、").toSorted(byLetters).join("、"));
}

/** The places at which a text cites, as marks in it: they move with its words. */
function withMarks(point: ReportPoint): ReportPoint {
  const text = point.text.replaceAll(placeMark, "");
  if (!point.cites || text !== point.text) return { ...point, text, ...(point.cites && { cites: undefined }) };
  const cuts = [0, ...point.cites.map(({ at }) => at), text.length];
  return {
    ...point,
    text: cuts
      .slice(1)
      .map((to, index) => text.slice(cuts[index], to))
      .join(placeMark),
  };
}

function withoutMarks(point: ReportPoint): ReportPoint {
  const pieces = point.text.split(placeMark);
  let at = 0;
  const cites = point.cites?.map((cite, index) => ({ ...cite, at: (at += pieces[index]?.length ?? 0) }));
  return { ...point, text: pieces.join(""), ...(cites && { cites }) };
}

export function maskReport(model: ReportModel, book: PlaceBook): OutwardReport {
  const warnings: ReportWarning[] = [];
  const tidy = tidyLabels(book.words);
  const known = new Set(book.labels.values());
  // A name stands behind many points, and an entry is cited more than once.
  const seen = new Map<string, MaskedText>();
  const lookUp = (text: string): MaskedText => {
    const before = seen.get(text);
    if (before) return before;
    const { text: plain, doubts } = maskText(text, book);
    const found = { text: tidy(plain), doubts };
    seen.set(text, found);
    return found;
  };
  const masked =
    (place: WarningPlace) =>
    <Value>(value: Value): Value =>
      // Texts become texts, everything else stays: the shape is the same.
      mapTexts(value, (text) => {
        const found = lookUp(text);
        for (const { word, sentence } of found.doubts)
          warnings.push({
            kind: "place_recognisable",
            place,
            details: [word],
            sentence: sentence.replaceAll(placeMark, ""),
          });
        return found.text;
      }) as Value;

  const names = (siteNames: readonly string[], evidence: readonly ReportEvidence[]) => {
    const bySite = new Map(evidence.map((one) => [one.siteName, labelOf(one, book)]));
    return siteNames.map((name) => {
      const { text } = lookUp(name);
      return known.has(text) ? text : (bySite.get(name) ?? book.words.someSite);
    });
  };
  const support = (claim: ReportSupport | null, evidence: readonly ReportEvidence[]): ReportSupport | null => {
    if (!claim) return null;
    if (claim.sites < fewestSites)
      return {
        sites: 0,
        ofSites: claim.ofSites,
        siteNames: [],
        few: true,
        ...(claim.dimension && { dimension: claim.dimension }),
        ...(claim.mentioned && { mentioned: claim.mentioned }),
      };
    return { ...claim, siteNames: [...new Set(names(claim.siteNames, evidence))].toSorted(byLetters) };
  };
  const point = (one: ReportPoint): ReportPoint => {
    const mask = masked({ part: "point", id: one.id });
    return {
      ...withoutMarks(mask({ ...withMarks(one), support: null, evidence: [] })),
      support: support(one.support, one.evidence),
      evidence: one.evidence.map((cited) => ({
        ...mask({ ...cited, siteName: "" }),
        siteName: labelOf(cited, book),
        // Neither the way into the system nor the day, which the plan of the visits would tell a place by.
        visitId: "",
        visitedOn: monthOf(cited.visitedOn),
      })),
    };
  };
  const { sections, title, preface, annexPages, ...rest } = model;
  const front = masked({ part: "front" })({ title, preface });
  const body = sections.map(({ points, ...section }) => ({
    ...masked({ part: "section", id: section.id })(section),
    points: points.map(point),
  }));
  const annexes = annexPages?.map((annex) =>
    outwardAnnex(annex, { mask: masked({ part: "section", id: annex.id }), book, names }),
  );
  // What is in a picture, nobody has masked.
  for (const { id, photos = [] } of annexPages ?? [])
    if (photos.length > 0)
      warnings.push({ kind: "photo_recognisable", place: { part: "section", id }, details: [String(photos.length)] });
  const end = { ...masked({ part: "closing" })(rest), ...(annexes && { annexPages: annexes }) };
  return { model: { ...end, ...front, sections: body }, warnings };
}

interface AnnexMask {
  mask: <Value>(value: Value) => Value;
  book: PlaceBook;
  names: (siteNames: readonly string[], evidence: readonly ReportEvidence[]) => string[];
}

/** Sites by their letters and not in the official order; no 区县; totals of few sites are not said. */
function outwardAnnex(annex: ReportAnnex, { mask, book, names }: AnnexMask): ReportAnnex {
  const { sites, figures, photos, ...texts } = annex;
  const listed = sites?.map(({ name, kind }) => ({ name: names([name], [])[0] ?? "", kind, county: "" }));
  return {
    ...mask(texts),
    ...(listed && { sites: listed.toSorted((a, b) => byLetters(a.name, b.name)) }),
    ...(figures && {
      figures: figures.map((figure) =>
        figure.sites < fewestSites
          ? { ...mask(figure), value: "", sites: 0, ofSites: 0, few: true as const }
          : mask(figure),
      ),
    }),
    ...(photos && {
      photos: photos.map((photo) => ({
        ...mask({ ...photo, siteName: "" }),
        siteName: labelOf(photo, book),
        visitId: "",
        visitedOn: monthOf(photo.visitedOn),
      })),
    }),
  };
}

function labelOf({ siteName, visitId }: Pick<ReportEvidence, "siteName" | "visitId">, book: PlaceBook): string {
  const known = book.labels.get(book.siteOfVisit.get(visitId) ?? "");
  if (known !== undefined) return known;
  // A镇（原A镇） of a site that was visited under another name.
  const [label = ""] = maskText(siteName, book).text.split(/[（(]/u);
  return [...book.labels.values()].includes(label) ? label : book.words.someSite;
}

/** 2026-09-07 → 2026.9, as a day stands in the table of evidence. */
function monthOf(day: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})/u.exec(day) ?? [];
  return year === undefined ? "" : `${year}.${Number(month)}`;
}
