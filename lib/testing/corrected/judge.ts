import { readMarkedFile } from "@/lib/imports/read-file";
import { compareMinutes } from "@/lib/reports/corrected/compare";
import { saysOtherwise, type Correction } from "@/lib/reports/corrected/items";
import { sampleMinutes, type SampleMinutes } from "@/lib/testing/corrected/minutes";
import { pick, seeded, type Random } from "@/lib/testing/findings-world";
import { edits } from "@/lib/testing/returned/edits";
import { openPaper, truths, writePaper, type Para, type Paper, type Span } from "@/lib/testing/returned/paper";
import type { Edit } from "@/lib/testing/returned/paragraph-edits";

/** Corrects minutes by generated edits, and judges what the comparison says of them by what was really done. */

const isEntry = (name: string | null) => name !== null && /^_zf[EF][0-9a-f]{32}/.test(name);
const paragraphs = ({ blocks }: Paper): Para[] => blocks.flatMap((one) => (one.kind === "paragraph" ? [one] : []));

const added = [
  "另外还有群众反映自来水水压不足，涉及4个组。",
  "镇里补充说明：今年新增了2处文化广场。",
  "有代表提出红白事应由理事会统一操办。",
];

const newEntry: Edit = (paper, random) => {
  const own = paragraphs(paper).filter(({ spans }) => spans.some(({ truth }) => isEntry(truth)));
  const after = own.length > 0 ? pick(random, own) : null;
  if (!after) return false;
  const text = `${own.length + 1}. ${pick(random, added)}`;
  const span: Span = { text, bold: false, raised: false, bookmark: null, truth: null };
  paper.blocks.splice(paper.blocks.indexOf(after) + 1, 0, { ...after, spans: [span] });
  return true;
};

const removeEntry: Edit = (paper, random) => {
  const names = [...new Set(paragraphs(paper).flatMap(({ spans }) => spans.flatMap(({ truth }) => truth ?? [])))];
  const entries = names.filter(isEntry);
  if (entries.length < 3) return false;
  const name = pick(random, entries);
  for (const para of paragraphs(paper)) para.spans = para.spans.filter(({ truth }) => truth !== name);
  return true;
};

/** Typed at the end with the return key: the bookmark goes over it. */
const enterBehind: Edit = (paper, random) => {
  const own = paragraphs(paper).filter(({ spans }) => spans.length === 1 && isEntry(spans[0]?.truth ?? null));
  const after = own.length > 0 ? pick(random, own) : null;
  if (!after) return false;
  const span: Span = { text: `9. ${pick(random, added)}`, bold: false, raised: false, bookmark: null, truth: null };
  paper.blocks.splice(paper.blocks.indexOf(after) + 1, 0, { ...after, spans: [span] });
  return true;
};

const { replaceWords, insertSentence, appendSentence, removeSentence, changeNumber, rewriteSentence, remark } = edits;
const all: Record<string, Edit | undefined> = {
  ...{ replaceWords, insertSentence, appendSentence, removeSentence, changeNumber, rewriteSentence, remark },
  ...{ newEntry, removeEntry, enterBehind },
};

let known: Promise<SampleMinutes[]> | null = null;

export async function correctedMinutes(number: number) {
  const random = seeded(4_001 + number);
  known ??= sampleMinutes();
  const sample = pick(random, await known);
  const paper = openPaper(sample.file, (name) => name.replace(/_\d+$/, ""));
  // Title and purpose have bookmarks that name no text.
  for (const para of paragraphs(paper)) for (const span of para.spans) if (!isEntry(span.truth)) span.truth = null;
  const done: string[] = [];
  const wanted = 1 + Math.floor(random() * 5);
  for (let tries = 0; done.length < wanted && tries < 30; tries += 1) {
    const name = pick(random, Object.keys(all));
    if (all[name]?.(paper, random)) done.push(name);
  }
  const manner = mannerOf(random);
  return { number, sample, paper, done, manner, file: writePaper(paper, manner, random) };
}

function mannerOf(random: Random) {
  const noise = pick(random, ["none", "word", "wps"] as const);
  return { noise, bookmarks: pick(random, ["kept", "kept", "some", "none"] as const) };
}

const solid = (text: string) => text.replace(/\s/gu, "");
/** Without the number, the bracket of the speaker and full stops. */
const core = (text: string) =>
  solid(text)
    .replace(/^\d+[.．、]/u, "")
    .replace(/（原话[^）]*）$|（村干部）$/u, "")
    .replace(/[。，]/gu, "");

export interface MinutesScore {
  files: number;
  changed: number;
  found: number;
  faults: string[];
  missed: string[];
}

export async function judgeMinutes(
  numbers: readonly number[],
  fileOf: (one: Awaited<ReturnType<typeof correctedMinutes>>) => Uint8Array,
): Promise<MinutesScore> {
  const score: MinutesScore = { files: 0, changed: 0, found: 0, faults: [], missed: [] };
  for (const number of numbers) {
    const made = await correctedMinutes(number);
    const { items, fragments } = compareMinutes(
      made.sample.sent,
      made.sample.rows,
      readMarkedFile("纪要.docx", fileOf(made)),
    );
    const tell = (list: string[], words: string) => list.push(`${number} (${made.done.join()}): ${words}`);
    judgeOne(made, { items, fragments }, score, tell);
    score.files += 1;
  }
  return score;
}

function judgeOne(
  { sample, paper }: Awaited<ReturnType<typeof correctedMinutes>>,
  { items, fragments }: Pick<ReturnType<typeof compareMinutes>, "items" | "fragments">,
  score: MinutesScore,
  tell: (list: string[], words: string) => void,
) {
  const { faults, missed } = score;
  const expected = truths(paper).filter(({ character }) => !/\s/u.test(character));
  const placed = fragments.flatMap(({ text, to, name }) =>
    [...text].filter((character) => !/\s/u.test(character)).map((character) => ({ character, to: name ?? to })),
  );
  const joined = (list: readonly { character: string }[]) => list.map(({ character }) => character).join("");
  if (joined(placed) !== joined(expected)) return void tell(faults, "a character is in no fragment");
  const shown = solid(items.flatMap((item) => (item.kind === "waiting" ? [item.text] : [])).join(""));
  if (shown !== joined(placed.filter(({ to }) => to === "waiting"))) tell(faults, "a waiting character is not shown");
  const byName = new Map(items.flatMap((item) => ("id" in item ? [[item.id, item] as const] : [])));
  const doubted = (name: string) => {
    const item = byName.get(sample.sent.lines.get(name)?.id ?? "");
    return item !== undefined && item.doubts.length > 0;
  };
  for (const [at, { to, character }] of placed.entries()) {
    const truth = expected[at]?.truth ?? null;
    if (to === "waiting" || to === "other" || to === truth || /[\p{P}\p{S}\d]/u.test(character)) continue;
    if (!doubted(to)) return void tell(faults, `words of ${truth ?? "nobody"} silently under ${to}`);
  }
  const now = new Map<string, string>();
  for (const { truth, character } of truths(paper)) if (truth) now.set(truth, (now.get(truth) ?? "") + character);
  for (const { name, printed } of sample.sent.sent.units) {
    const [before, after] = [core(printed), core(now.get(name) ?? "")];
    const item = byName.get(sample.sent.lines.get(name)?.id ?? "");
    if (before === after) {
      if (item && saysOtherwise(item) && !doubted(name)) tell(faults, `${name}: a change that was none`);
      continue;
    }
    score.changed += 1;
    if (item && saidOf(item) === after) score.found += 1;
    else tell(missed, `${name}: ${item ? saidOf(item) : "nothing"} ≠ ${after}`);
    namesNumbers(before, after, items, (words) => tell(faults, words));
  }
}

function saidOf(item: Correction): string {
  if (item.kind === "entry") return core(item.returned?.text ?? "");
  return item.kind === "figure" ? core(item.returned ?? "") : "";
}

/** Digits that are new in a text. */
function namesNumbers(before: string, after: string, items: readonly Correction[], tell: (words: string) => void) {
  const old: string[] = before.match(/\d+/gu) ?? [];
  const named = items.flatMap(({ numbers }) => numbers.map(({ written }) => written));
  for (const digits of after.match(/\d+/gu) ?? [])
    if (!old.includes(digits) && !named.some((written) => written.includes(digits))) tell(`not named: ${digits}`);
}
