import type { CitedEntry, ReportDraft } from "@/lib/reports/types";
import { demo } from "./index";

interface Rows {
  mint: () => string;
  /** By DemoTheme.key. */
  themeId: (key: string) => string;
  /** By "visit.place". */
  entry: (key: string) => { entryId: string; quotedText: string; entry: CitedEntry | null };
}

/** The demo's finished report as it is edited, with ids from the caller. */
export function finishedReport({ mint, themeId, entry }: Rows): ReportDraft {
  const { title, preface, closing, issuer, issuedOn, sections } = demo.report;
  return {
    title,
    preface: preface.join("\n"),
    closing,
    issuer,
    issuedOn,
    includeUnapproved: false,
    sections: sections.map(({ heading, lead: opening, names, points }) => ({
      id: mint(),
      heading,
      layout: "paragraphs",
      lead: opening,
      points: points.map(({ theme, lead, text, cites }) => ({
        id: mint(),
        themeId: theme && themeId(theme),
        lead,
        text,
        showSupport: theme !== null,
        names,
        dropped: false,
        evidence: cites.map((key) => ({ id: mint(), removed: false, ...entry(key) })),
      })),
    })),
  };
}
