import { readMarkedFile } from "@/lib/imports/read-file";
import { documentLabels } from "@/lib/reports/document-words";
import { writeReportDocx } from "@/lib/reports/formats/docx";
import { compareReturned } from "@/lib/reports/returned/match";
import { sentReport, unitName } from "@/lib/reports/returned/units";
import { pieceOfBookmark } from "@/lib/reports/formats/piece-names";
import type { Comparison, SentReport } from "@/lib/reports/returned/types";
import { pick, seeded, type Random } from "@/lib/testing/findings-world";
import { annexedSample } from "@/lib/testing/returned/annexed";
import { edits } from "@/lib/testing/returned/edits";
import { openPaper, truths, writePaper, type Manner, type Paper } from "@/lib/testing/returned/paper";
import { filled, sampleReports, type SampleSent } from "@/lib/testing/returned/reports";

/** Makes returned reports from numbers, and judges what the comparison says of them by what was really done. */

const samples: readonly SampleSent[] = [...sampleReports, annexedSample];

export interface Returned {
  number: number;
  sample: SampleSent;
  sent: SentReport;
  paper: Paper;
  file: Uint8Array;
  manner: Manner;
  done: string[];
}

const issued = new Map<string, { file: Uint8Array; sent: SentReport }>();

async function issuedOf(sample: SampleSent) {
  const known = issued.get(sample.name);
  if (known) return known;
  const file = await writeReportDocx(sample.model, { evidenceIndex: true, labels: documentLabels });
  const paper = readMarkedFile("报告.docx", file);
  const sent = sentReport({ model: sample.model, draft: sample.draft, paper, labels: documentLabels });
  const made = { file, sent };
  issued.set(sample.name, made);
  return made;
}

const unitOf = (bookmark: string) => unitName(pieceOfBookmark(bookmark) ?? bookmark);

function mannerOf(random: Random): Manner {
  return {
    noise: pick(random, ["none", "word", "wps"] as const),
    bookmarks: pick(random, ["kept", "kept", "some", "none"] as const),
  };
}

export async function returnedReport(number: number): Promise<Returned> {
  const random = seeded(7_001 + number);
  const sample = pick(random, samples);
  const { file, sent } = await issuedOf(sample);
  const paper = openPaper(file, unitOf);
  const names = Object.keys(edits);
  const done: string[] = [];
  const wanted = 1 + Math.floor(random() * (random() < 0.3 ? 12 : 5));
  for (let tries = 0; done.length < wanted && tries < 30; tries += 1) {
    const name = pick(random, names);
    if (edits[name]?.(paper, random)) done.push(name);
  }
  const manner = mannerOf(random);
  return { number, sample, sent, paper, file: writePaper(paper, manner, random), manner, done };
}

/** The cells of a row are read with bars between them. */
const isWritten = (character: string) => !/[\s|]/u.test(character);
const solid = (text: string) => [...text].filter(isWritten).join("");
/** Without numbering, marks and the stops that the writer sets. */
const core = (text: string) =>
  solid(text)
    .replace(/〔\d+(?:[-、—,]\d+)*〕/gu, "")
    .replace(/^图\d+/u, "")
    .replace(/^(?:第?[一二三四五六七八九十]+(?:是|、|，)|（[一二三四五六七八九十]+）|\d+\.)/u, "")
    .replace(/[。，]/gu, "");

export interface Verdict {
  /** Units whose words a person changed, and how many of them were found with exactly the new words. */
  changed: number;
  found: number;
  faults: string[];
  missed: string[];
  /** Units that nobody changed and that are shown as doubtful. */
  needless: number;
}

/** `file`: as it is, or re-saved by another program. */
export function judge(returned: Returned, file: Uint8Array): Verdict {
  const { sent, paper } = returned;
  const comparison = compareReturned(sent, readMarkedFile("改稿.docx", file));
  const faults: string[] = [];
  const missed: string[] = [];
  const expected = truths(paper, true).filter(({ character }) => isWritten(character));
  const placed = comparison.fragments.flatMap(({ text, to, name }) =>
    [...text].filter(isWritten).map((character) => ({ character, to: name ?? to })),
  );
  checkNothingLost(expected, placed, comparison, faults);
  const changes = new Map(comparison.changes.map((change) => [change.name, change]));
  const doubted = (name: string) => (changes.get(name)?.doubts.length ?? 0) > 0;
  placed.slice(0, expected.length).forEach(({ to, character }, at) => {
    const truth = expected[at]?.truth ?? null;
    const wrong = to !== "waiting" && to !== "other" && to !== truth && !/[\p{P}\p{S}]/u.test(character);
    const fault = `words of ${truth ?? "nobody"} silently under ${to}`;
    if (wrong && !doubted(to) && !faults.includes(fault)) faults.push(fault);
  });
  const now = new Map<string, string>();
  for (const { truth, character } of truths(paper))
    if (truth !== null) now.set(truth, (now.get(truth) ?? "") + character);
  const strange = placed
    .filter(({ to }, at) => to === "waiting" && expected[at]?.truth === null)
    .map(({ character }) => character)
    .join("");
  let [changed, found, needless] = [0, 0, 0];
  for (const unit of sent.units) {
    const [before, after] = [core(unit.printed), countLast(unit, core(now.get(unit.name) ?? ""))];
    const change = changes.get(unit.name);
    const said = change && saidOf(unit, change);
    if (before === after) {
      if (said !== undefined && said !== after && !doubted(unit.name))
        faults.push(`${unit.name}: a change that was none`);
      if (doubted(unit.name)) needless += 1;
      continue;
    }
    changed += 1;
    if (change?.returned) checkTokens(unit, change.returned, after, faults);
    if (said === after) found += 1;
    else missed.push(`${unit.name}: ${said ?? "nothing"} ≠ ${after}`);
  }
  checkNumbers({ sent, now, strange }, comparison, faults);
  return { changed, found, faults, missed, needless };
}

const countOf = (unit: SentReport["units"][number]) =>
  unit.stretches
    .filter(({ role }) => role === "support")
    .map(({ printed }) => printed)
    .join("");

/** What was typed behind the sentence of the count is the author's text, which stands before it. */
function countLast(unit: SentReport["units"][number], text: string): string {
  const counted = core(countOf(unit));
  return counted !== "" && text.includes(counted) ? text.replace(counted, "") + counted : text;
}

function saidOf(unit: SentReport["units"][number], { returned, support }: Comparison["changes"][number]): string {
  if (!returned) return "";
  const counted = countOf(unit);
  return core(`${filled(returned.lead)}\n${filled(returned.text)}${support ? support.after : counted}`);
}

/** A placeholder whose print stands as it was, between the same words, is one still. */
function checkTokens(
  { texts }: SentReport["units"][number],
  returned: { lead: string; text: string },
  truth: string,
  faults: string[],
) {
  for (const typed of [texts.lead, texts.text])
    for (const [around, token = ""] of typed.matchAll(/[^{}]{0,3}(\{\{[^{}]+\}\})[^{}]{0,3}/gu))
      if (truth.includes(core(filled(around))) && !`${returned.lead}\n${returned.text}`.includes(token))
        faults.push(`a placeholder became text: ${token}`);
}

/** How often each run of digits is in a text. */
function digitsIn(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [digits] of core(text).matchAll(/\d+/gu)) counts.set(digits, (counts.get(digits) ?? 0) + 1);
  return counts;
}

/** Digits that a unit has more often than before, and those of words that belong to no unit. */
function checkNumbers(
  { sent, now, strange }: { sent: SentReport; now: ReadonlyMap<string, string>; strange: string },
  comparison: Comparison,
  faults: string[],
) {
  const all = [...comparison.changes, ...comparison.waiting].flatMap((one) => one.numbers);
  const named = (digits: string) => all.some(({ change, written }) => change === "new" && written.includes(digits));
  for (const unit of sent.units) {
    const before = digitsIn(unit.printed);
    for (const [digits, count] of digitsIn(now.get(unit.name) ?? ""))
      if (count > (before.get(digits) ?? 0) && !named(digits)) faults.push(`not named: ${digits} in ${unit.name}`);
  }
  const printed = solid(sent.others.join(""));
  for (const digits of digitsIn(strange).keys())
    if (!printed.includes(digits) && !named(digits)) faults.push(`not named: ${digits}`);
}

function checkNothingLost(
  expected: readonly { character: string }[],
  placed: readonly { character: string; to: string }[],
  comparison: Comparison,
  faults: string[],
) {
  const text = (all: readonly { character: string }[]) => all.map(({ character }) => character).join("");
  if (!text(placed).startsWith(text(expected))) faults.push("a character is in no fragment");
  const waiting = solid(comparison.waiting.map((one) => one.text).join(""));
  const kept = text(placed.filter(({ to }) => to === "waiting"));
  if (waiting !== kept) faults.push("a waiting character is not shown");
}

export interface Score {
  reports: number;
  changed: number;
  found: number;
  needless: number;
  faults: string[];
  missed: string[];
}

export async function judgeAll(numbers: readonly number[], read: (returned: Returned) => Uint8Array): Promise<Score> {
  const score: Score = { reports: 0, changed: 0, found: 0, needless: 0, faults: [], missed: [] };
  for (const number of numbers) {
    const returned = await returnedReport(number);
    const verdict = judge(returned, read(returned));
    const label = `${number} (${returned.sample.name}; ${returned.done.join(", ")}; bookmarks ${returned.manner.bookmarks})`;
    score.reports += 1;
    score.changed += verdict.changed;
    score.found += verdict.found;
    score.needless += verdict.needless;
    score.faults.push(...verdict.faults.map((fault) => `${label}: ${fault}`));
    score.missed.push(...verdict.missed.map((one) => `${label}: ${one}`));
  }
  return score;
}
