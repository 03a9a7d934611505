import { writeReportDocx } from "@/lib/reports/formats/docx";
import type { ReportModel } from "@/lib/reports/model";
import { docxParts, readParagraphs, xmlFault, type ReadParagraph } from "@/lib/testing/docx-reader";
import { minutesDimension, minutesSource, summaries } from "@/lib/testing/minutes-sample";
import { officeFaults } from "@/lib/testing/office-validator";
import { sampleLabels } from "@/lib/testing/report-sample";
import { composeMinutes } from "@/lib/visits/minutes/compose";
import { minutesWords } from "@/lib/visits/minutes/document-words";
import { writeMinutesDocx } from "@/lib/visits/minutes/formats/docx";
import { linesOf } from "./hostile-texts";

/** Word files with hostile texts in every place where a person's text can be, and what must be read from them. */

const layouts = ["sub_headings", "run_in", "paragraphs"] as const;

function reportOf(texts: readonly string[]): ReportModel {
  const all = texts.join("");
  return {
    title: all,
    stage: "consultation",
    preface: [...texts],
    sections: layouts.map((layout) => ({
      id: layout,
      heading: all,
      layout,
      lead: "",
      points: texts.map((text, place) => ({
        id: `${layout}${place}`,
        lead: text,
        text: `${text}。`,
        support: { sites: 1, ofSites: 2, siteNames: [text] },
        evidence: [
          {
            entryId: String(place),
            visitId: "v",
            siteName: text,
            siteKind: "town" as const,
            visitedOn: text,
            dimension: "problem" as const,
            text,
          },
        ],
      })),
    })),
    closing: [...texts],
    issuer: all,
    issuedOn: all,
    addressee: all,
    annexes: [...texts],
    annexPages: [
      { id: "annex", kind: "text", title: "说明", text: [...texts] },
      {
        ...{ id: "photos", kind: "photos", title: "照片", text: [] },
        photos: texts.map((caption, place) => ({
          ...{ attachmentId: `photo${place}`, visitId: "v", siteName: caption, siteKind: "town" as const },
          ...{ visitedOn: "2026-09-03", caption },
        })),
      },
    ],
    copyTo: all,
    printedBy: all,
    printedOn: "2026-11-05",
    sealed: texts.length > 1,
  };
}

/** Without what a writer may add or leave out: blanks, and the full stop after a sentence. */
const bare = (texts: readonly string[]) => texts.join("").replace(/[\s\ufeff。]/gu, "");

interface Outcome {
  file: Uint8Array;
  /** One line for each broken promise. */
  faults: string[];
}

function xmlFaults(file: Uint8Array): string[] {
  return [...docxParts(file)].flatMap(([path, xml]) => {
    const fault = /\.(xml|rels)$/.test(path) ? xmlFault(xml) : null;
    return fault === null ? [] : [`${path}: ${fault}`];
  });
}

function differing(place: string, read: readonly string[], wanted: readonly string[]): string[] {
  const at = wanted.findIndex((text, index) => read[index] !== text);
  if (at < 0 && read.length === wanted.length) return [];
  return [`${place}: ${JSON.stringify(read[at < 0 ? wanted.length : at])}, not ${JSON.stringify(wanted[at])}`];
}

/** The texts that are not there one after the other. */
function notInOrder(paragraphs: readonly ReadParagraph[], texts: readonly string[]): string[] {
  const said = bare(paragraphs.map(({ text }) => text));
  let from = 0;
  return texts.flatMap((text) => {
    const wanted = bare(linesOf(text));
    const at = said.indexOf(wanted, from);
    if (at >= 0) from = at + wanted.length;
    return at >= 0 ? [] : [`not found: ${JSON.stringify(text)}`];
  });
}

/** The report of these texts: written, validated, read back. */
export async function hostileReport(texts: readonly string[]): Promise<Outcome> {
  const file = await writeReportDocx(reportOf(texts), { evidenceIndex: true, labels: sampleLabels });
  const paragraphs = readParagraphs(file);
  const of = (style: string) => paragraphs.filter((each) => each.style === style).map(({ text }) => text);
  const lines = texts.flatMap(linesOf);
  const inOne = (text: string) => linesOf(text).join(" ");
  const body = of("ReportBody");
  const cells = texts.flatMap((text, place) => [String(place + 1), inOne(text), inOne(text), "问题", ...linesOf(text)]);
  const inOrder = [
    texts.join(""),
    ...texts,
    ...layouts.flatMap(() => [texts.join(""), ...texts.flatMap((text) => [text, text, text])]),
    ...texts,
    texts.join(""),
    ...texts,
    ...texts.flatMap((text) => [text, text]),
  ];
  return {
    file,
    faults: [
      ...xmlFaults(file),
      ...(await officeFaults(file)),
      ...differing("title", of("Title"), [linesOf(texts.join("")).join("\n")]),
      ...differing("preface", body.slice(0, lines.length), lines),
      ...differing("closing", body.slice(body.length - 2 * lines.length, body.length - lines.length), lines),
      ...differing("annex", body.slice(body.length - lines.length), lines),
      ...differing(
        "sub-headings",
        of("Heading2").map((text) => text.replace(/^（[一二三四五六七八九十]+）/, "")),
        texts.map(inOne),
      ),
      ...differing(
        "index",
        of("EvidenceCell").filter((text) => text !== ""),
        cells.filter((text) => text !== ""),
      ),
      ...notInOrder(paragraphs, inOrder),
    ],
  };
}

/** The minutes of a visit with these entries: written, validated, read back. */
export async function hostileMinutes(texts: readonly string[]): Promise<Outcome> {
  const all = texts.join("");
  const source = minutesSource({
    project: all,
    site: all,
    place: all,
    recorder: all,
    members: [...texts],
    audiences: texts.map((category) => ({ category, headCount: 3 })),
    photos: texts.map((text, place) => ({
      id: String(place),
      fileName: `${text}.jpg`,
      at: { label: text, number: 1 },
    })),
    dimensions: [
      minutesDimension({ key: "status", label: all, entries: summaries(texts) }),
      minutesDimension({
        key: "problem",
        entries: texts.map((text) => ({ text, form: "verbatim", speakerCategory: text })),
        figures: texts.map((text) => ({
          indicator: text,
          value: text,
          unit: text,
          asOf: "2026-10",
          definition: text,
          source: text,
        })),
      }),
    ],
  });
  const file = await writeMinutesDocx(
    composeMinutes(source, minutesWords),
    new Map(texts.map((_, place) => [String(place), { bytes: new Uint8Array(8), width: 90, height: 60 }])),
  );
  const entries = readParagraphs(file).filter(({ style }) => style === "MinutesEntry");
  return {
    file,
    faults: [
      ...xmlFaults(file),
      ...(await officeFaults(file)),
      ...notInOrder(entries, [...texts, ...texts.flatMap((text) => [text, text])]),
    ],
  };
}
