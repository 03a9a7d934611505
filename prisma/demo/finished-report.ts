import { photoLead } from "@/lib/reports/annexes/annexes";
import { citedText } from "@/lib/reports/tokens";
import type { CitedEntry, DraftSection, ReportDraft } from "@/lib/reports/types";
import { demo } from "./index";

interface Rows {
  mint: () => string;
  /** By DemoTheme.key. */
  themeId: (key: string) => string;
  /** By "visit.place". */
  entry: (key: string) => { entryId: string; quotedText: string; entry: CitedEntry | null };
  /** By DemoPhoto.key. */
  photoId: (key: string) => string;
}

const mark = /〔(\d\d\.\d+)〕/gu;

/** The entries that a text of the demo's report cites, each once: "visit.place". */
export function citesOf(text: string): string[] {
  return [...new Set([...text.matchAll(mark)].map(([, place = ""]) => `visit-${place}`))];
}

function annexesOf({ mint, photoId }: Rows): DraftSection[] {
  return demo.report.annexes.map(({ kind, title, text, photos }) => ({
    id: mint(),
    heading: title,
    layout: "paragraphs",
    lead:
      kind === "photos"
        ? photoLead(photos.map(({ photo, caption }) => ({ attachmentId: photoId(photo), caption })))
        : text,
    answers: [],
    points: [],
    annex: kind,
  }));
}

/** The demo's finished report as it is edited, with ids from the caller. */
export function finishedReport(rows: Rows): ReportDraft {
  const { mint, themeId, entry } = rows;
  const { title, preface, closing, addressee, copyTo, issuer, issuedOn, sections } = demo.report;
  return {
    title,
    preface: preface.join("\n"),
    closing,
    addressee,
    annexes: "",
    copyTo,
    printedBy: "",
    printedOn: "",
    sealed: true,
    issuer,
    issuedOn,
    includeUnapproved: false,
    answers: [],
    sections: [
      ...sections.map(({ heading, lead: opening, names, points }): DraftSection => ({
        id: mint(),
        heading,
        layout: "paragraphs",
        lead: opening,
        answers: [],
        points: points.map(({ theme, lead, text }) => {
          const ids = new Map(citesOf(text).map((key) => [key, mint()]));
          return {
            id: mint(),
            themeId: theme && themeId(theme),
            lead,
            text: text.replace(mark, (_mark, place: string) => citedText(ids.get(`visit-${place}`) ?? "")),
            showSupport: theme !== null,
            names,
            level: 0,
            dropped: false,
            answers: [],
            evidence: [...ids].map(([key, id]) => ({ id, removed: false, ...entry(key) })),
          };
        }),
      })),
      ...annexesOf(rows),
    ],
  };
}
