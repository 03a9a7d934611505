import { photoLead, photosIn } from "@/lib/reports/annexes/annexes";
import type { ChangedPart, ReportChanges } from "@/lib/reports/parts/changes";
import { orderOf, partsOf } from "@/lib/reports/parts/parts";
import { frontKey, type ReportPart, type SectionContent, type ServedReport } from "@/lib/reports/parts/types";
import { openingOf } from "@/lib/reports/returned/openings";
import type { ChangeItem, ReturnItem, WaitingItem } from "@/lib/reports/returned/items";
import { titleLines } from "@/lib/reports/title";
import { sentence } from "@/lib/sentence";

/** What becomes of the report when a person takes something over from a returned file. Pure. */

/** Where words without a part are put: behind those of a part, or as a new point of a section. */
export type Target =
  | { kind: "behind"; part: string; place: "preface" | "closing" | "sectionLead" | "point" }
  | { kind: "point"; section: string };

/** The part that an item was about is not in the report any more, or cannot have what it says. */
export type TakeFault = "gone" | "noTarget" | "noTitle" | "nothing";

const lines = (...texts: string[]) => texts.filter((text) => text.trim() !== "").join("\n");

/** The field of the front that a unit is. */
function frontField(unit: ChangeItem["unit"]) {
  switch (unit) {
    case "title":
    case "closing":
    case "addressee":
    case "issuer":
    case "issuedOn":
      return unit;
    default:
      return "preface";
  }
}

const photoWith = (lead: string, caption: string) => photosIn(lead).findIndex((photo) => photo.caption === caption);

/** A photo's 题注; a photo whose 题注 was struck out is taken out. */
function withCaption(
  part: Extract<ReportPart, { kind: "section" }>,
  { issued, returned }: ChangeItem,
): ReportPart | TakeFault {
  const photos = photosIn(part.content.lead);
  const place = photoWith(part.content.lead, issued.text);
  const photo = photos[place];
  if (!photo) return "gone";
  const caption = returned?.text.replace(/\s+/gu, " ").trim();
  const after = caption === undefined ? photos.toSpliced(place, 1) : photos.with(place, { ...photo, caption });
  return { ...part, content: { ...part.content, lead: photoLead(after) } };
}

function changed(part: ReportPart, item: ChangeItem): ReportPart | TakeFault {
  const { unit, returned, support } = item;
  const words = returned?.text ?? "";
  if (part.kind === "front") {
    if (unit === "title") {
      const title = titleLines(words).join("\n");
      return title === "" ? "noTitle" : { ...part, content: { ...part.content, title } };
    }
    const field = frontField(unit);
    return { ...part, content: { ...part.content, [field]: words } };
  }
  if (part.kind === "section" && unit === "caption") return withCaption(part, item);
  if (part.kind === "section") {
    const field = unit === "heading" ? "heading" : "lead";
    return { ...part, content: { ...part.content, [field]: words } };
  }
  if (!returned) return { ...part, content: { ...part.content, dropped: true } };
  const { lead, text } = returned;
  // A count that somebody changed by hand is a text, and no count any more.
  const counted = support === null ? {} : { showSupport: false };
  const after = support ? `${text === "" ? "" : sentence(text)}${support.after}` : text;
  return { ...part, content: { ...part.content, lead, text: after, ...counted } };
}

/** The text of an annex has paragraphs. */
const behindLead = ({ lead, annex }: SectionContent, words: string) =>
  annex === undefined ? sentence(lead) + words : lines(lead, words);

function behind(part: ReportPart, place: string, words: string): ReportPart | TakeFault {
  if (part.kind === "front" && (place === "preface" || place === "closing"))
    return { ...part, content: { ...part.content, [place]: lines(part.content[place], words) } };
  if (part.kind === "section" && place === "sectionLead" && part.content.annex !== "photos")
    return { ...part, content: { ...part.content, lead: behindLead(part.content, words) } };
  if (part.kind === "point" && place === "point")
    return { ...part, content: { ...part.content, text: sentence(part.content.text) + words } };
  return "noTarget";
}

/** A new point: its first sentence is the lead if it is short enough for one. */
function newPoint(id: string, { text }: WaitingItem): ReportPart {
  const words = text.trim().slice(openingOf(text.trim()).length);
  const first = /^[^。\n]{1,60}[。\n]\s*/u.exec(words)?.[0] ?? "";
  const lead = first.replace(/[。\s]+$/u, "");
  return {
    kind: "point",
    key: id,
    content: {
      themeId: null,
      lead,
      text: lead === "" ? words : words.slice(first.length),
      showSupport: false,
      names: "all",
      level: 0,
      dropped: false,
      answers: [],
      evidence: [],
    },
  };
}

interface Taking {
  item: ReturnItem;
  /** For words without a part, and for those of a part that is gone. */
  target: Target | null;
  /** The id of a new point. */
  newId: string;
}

export function takeItem(report: ServedReport, { item, target, newId }: Taking): ReportChanges | TakeFault {
  const parts = partsOf(report.draft);
  const versionOf = (key: string) => report.versions[key] ?? 0;
  const only = (part: ReportPart | TakeFault): ReportChanges | TakeFault => {
    if (typeof part === "string") return part;
    const changes: ChangedPart[] = [{ part, base: versionOf(part.key) }];
    return { parts: changes, removed: [], order: null };
  };
  if (item.kind === "order") return { parts: [], removed: [], order: { base: item.base, mine: item.mine } };
  if (item.kind === "change") {
    const part = parts.get(item.part);
    return part ? only(changed(part, item)) : "gone";
  }
  if (!target) return "noTarget";
  if (target.kind === "behind") {
    const part = parts.get(target.part);
    return part ? only(behind(part, target.place, item.text.trim())) : "gone";
  }
  const base = orderOf(report.draft);
  const section = report.draft.sections.find(({ id }) => id === target.section);
  if (!section) return "gone";
  if (section.annex !== undefined) return "noTarget";
  const mine = base.map(({ id, points }) => ({ id, points: id === target.section ? [...points, newId] : points }));
  return { parts: [{ part: newPoint(newId, item), base: 0 }], removed: [], order: { base, mine } };
}

/** The part's own texts today, to be shown beside what was sent out. Null if it is gone. */
export function textsToday(report: ServedReport, { unit, part: key, issued }: ChangeItem) {
  const part = partsOf(report.draft).get(key);
  if (!part) return null;
  if (part.kind === "point") return part.content.dropped ? null : { lead: part.content.lead, text: part.content.text };
  if (part.kind === "section" && unit === "caption")
    return photoWith(part.content.lead, issued.text) < 0 ? null : issued;
  if (part.kind === "section") return { lead: "", text: unit === "heading" ? part.content.heading : part.content.lead };
  if (part.key !== frontKey) return null;
  return { lead: "", text: part.content[frontField(unit)] };
}
