import type { ReportAnnex, ReportModel, ReportPoint } from "@/lib/reports/model";

/** What is different in a report since it was issued: its words, its counts and its citations. */

export interface Drift {
  /** The part's name in the present report, or in the issued one if it is gone: a heading or a point's lead. */
  place: string;
  part:
    | "title"
    | "preface"
    | "closing"
    | "signature"
    | "addressee"
    | "annexes"
    | "copyTo"
    | "heading"
    | "sectionLead"
    | "point"
    | "order";
  change: "added" | "removed" | "text" | "count" | "evidence";
  before: string;
  after: string;
}

const printNote = ({ copyTo, printedBy, printedOn }: ReportModel) =>
  [copyTo, printedBy, printedOn].filter(Boolean).join(" ");

/** All that an annex says, one thing a line. */
function annexWords({ title, text, sites = [], figures = [], photos = [] }: ReportAnnex): string {
  return [
    title,
    ...text,
    ...sites.map(({ county, name }) => `${county}${name}`),
    ...figures.map(({ name, value, unit, latestAsOf }) => `${name} ${value}${unit} ${latestAsOf}`),
    ...photos.map(({ caption, siteName }) => `${caption} ${siteName}`),
  ].join("\n");
}

const count = (point: ReportPoint) => (point.support ? `${point.support.sites}/${point.support.ofSites}` : "");

function pointDrift(before: ReportPoint, after: ReportPoint): Drift[] {
  const place = after.lead || before.lead;
  const drifts: Drift[] = [];
  const changed = (change: Drift["change"], was: string, is: string) => {
    if (was !== is) drifts.push({ place, part: "point", change, before: was, after: is });
  };
  changed("text", `${before.lead}\n${before.text}`.trim(), `${after.lead}\n${after.text}`.trim());
  changed("count", count(before), count(after));
  const cited = (point: ReportPoint) => new Set(point.evidence.map(({ entryId }) => entryId));
  const [was, is] = [cited(before), cited(after)];
  const differ = was.size !== is.size || [...was].some((entry) => !is.has(entry));
  if (differ)
    drifts.push({ place, part: "point", change: "evidence", before: String(was.size), after: String(is.size) });
  return drifts;
}

export function driftSince(before: ReportModel, after: ReportModel): Drift[] {
  const drifts: Drift[] = [];
  const text = (part: Drift["part"], place: string, was: string, is: string) => {
    if (was !== is) drifts.push({ place, part, change: "text", before: was, after: is });
  };
  text("title", after.title, before.title, after.title);
  text("addressee", "", before.addressee, after.addressee);
  text("preface", "", before.preface.join("\n"), after.preface.join("\n"));
  const sections = new Map(before.sections.map((section) => [section.id, section]));
  for (const section of after.sections) {
    const old = sections.get(section.id);
    if (!old)
      drifts.push({ place: section.heading, part: "heading", change: "added", before: "", after: section.heading });
    else {
      text("heading", section.heading, old.heading, section.heading);
      text("sectionLead", section.heading, old.lead, section.lead);
    }
  }
  for (const { id, heading } of before.sections) {
    if (!after.sections.some((section) => section.id === id))
      drifts.push({ place: heading, part: "heading", change: "removed", before: heading, after: "" });
  }
  const points = (model: ReportModel) => model.sections.flatMap((section) => section.points);
  const old = new Map(points(before).map((point) => [point.id, point]));
  const now = new Map(points(after).map((point) => [point.id, point]));
  for (const [id, point] of now) {
    const was = old.get(id);
    const added: Drift = {
      place: point.lead,
      part: "point",
      change: "added",
      before: "",
      after: `${point.lead}\n${point.text}`,
    };
    drifts.push(...(was ? pointDrift(was, point) : [added]));
  }
  for (const [id, { lead, text: words }] of old) {
    if (!now.has(id))
      drifts.push({ place: lead, part: "point", change: "removed", before: `${lead}\n${words}`, after: "" });
  }
  const order = (model: ReportModel, other: ReadonlyMap<string, unknown>) =>
    model.sections.flatMap(({ id, points: here }) => [
      id,
      ...here.map((point) => point.id).filter((key) => other.has(key)),
    ]);
  const common = new Set(after.sections.map(({ id }) => id).filter((id) => sections.has(id)));
  const inBoth = (key: string) => common.has(key) || (old.has(key) && now.has(key));
  const [was, is] = [order(before, now).filter(inBoth), order(after, old).filter(inBoth)];
  if (was.join() !== is.join()) drifts.push({ place: "", part: "order", change: "text", before: "", after: "" });
  text("closing", "", before.closing.join("\n"), after.closing.join("\n"));
  text("annexes", "", before.annexes.join("\n"), after.annexes.join("\n"));
  const pages = (model: ReportModel) => new Map((model.annexPages ?? []).map((annex) => [annex.id, annex]));
  const [oldPages, newPages] = [pages(before), pages(after)];
  for (const id of new Set([...oldPages.keys(), ...newPages.keys()])) {
    const [was, is] = [oldPages.get(id), newPages.get(id)];
    text("annexes", (is ?? was)?.title ?? "", was ? annexWords(was) : "", is ? annexWords(is) : "");
  }
  // 版记 as a whole.
  text("copyTo", "", printNote(before), printNote(after));
  text(
    "signature",
    "",
    `${before.issuer} ${before.issuedOn ?? ""}`.trim(),
    `${after.issuer} ${after.issuedOn ?? ""}`.trim(),
  );
  return drifts;
}
