import "server-only";
import { attachmentStorage } from "@/lib/attachments/storage/open-storage";
import type { AttachmentStorage } from "@/lib/attachments/storage/storage";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { maySeeUnapproved } from "@/lib/findings/filter";
import { docxParagraphs, mostFileBytes } from "@/lib/findings/passages/docx-paragraphs";
import { findPassages, type Found, type Unit } from "@/lib/findings/passages/find-passages";
import { plainly, plainText, type PlainText } from "@/lib/findings/passages/plain-text";
import { savePass, saveMaterials, type KeptPassage, type ReadMaterial } from "@/lib/findings/passages/save-pass";
import { readPass } from "@/lib/findings/queries/passage-list";
import {
  mostTexts,
  passageSignature,
  passageTexts,
  unreadMaterials,
  type PassageText,
  type UnreadMaterial,
} from "@/lib/findings/queries/passage-texts";

interface Asked {
  unapproved: boolean;
  /** Only read Word files that came: the search looks through them as well. */
  filesOnly?: boolean;
  now: Date;
  write: <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>;
  storage?: AttachmentStorage;
}

/** Files that are read before an answer is given. The page asks again for the others. */
const filesAtOnce = 10;
/** The strongest that are kept: nobody reads more. */
export const mostPassages = 1_000;

const running = new Map<string, Promise<boolean>>();

/**
 * Brings 雷同 of a project up to date: reads Word files that came, and compares all texts anew if anything has changed.
 * It works in parts and lets others in between. Whoever asks while it runs waits for the same work.
 * @returns whether there is nothing left to do
 */
export function comparePassages(scope: ProjectScope, asked: Asked): Promise<boolean> {
  // Who may not read submitted visits gets the comparison without them, and never makes the other one.
  const unapproved = asked.unapproved && maySeeUnapproved(scope);
  const key = `${scope.projectId} ${asked.filesOnly ? "files" : unapproved}`;
  const work = running.get(key) ?? bringUpToDate(scope, { ...asked, unapproved }).finally(() => running.delete(key));
  running.set(key, work);
  return work;
}

async function bringUpToDate(scope: ProjectScope, asked: Asked): Promise<boolean> {
  const { unapproved, filesOnly, now, write, storage } = asked;
  const files = await unreadMaterials(scope, filesAtOnce);
  if (files.length > 0) {
    const read: ReadMaterial[] = [];
    // One after the other: a file is held whole.
    for (const file of files) read.push({ attachmentId: file.id, paragraphs: await readMaterial(file, storage) });
    await write((tx) => saveMaterials(tx, scope, { read, now }));
    if (files.length === filesAtOnce) return false;
  }
  if (filesOnly) return true;
  const signature = await passageSignature(scope, unapproved);
  if ((await readPass(scope, unapproved))?.signature === signature) return true;
  const texts = await passageTexts(scope, unapproved);
  const found = await compareTexts(texts, mostPassages);
  const passages = found.passages.map(({ a, b, share, longest, runs }): KeptPassage => {
    const [entry, other] = [texts[a], texts[b]];
    if (!entry || !other) throw new Error("a passage of a text that was not compared");
    const [own, its] = [plainText(entry.text), plainText(other.text)];
    return {
      entry,
      other,
      share,
      longest,
      runs: runs.map((run) => [...placeOf(own, run.a, run.length), ...placeOf(its, run.b, run.length)]),
    };
  });
  const cut = found.crowded || texts.length >= mostTexts;
  const counts = { texts: texts.length, found: found.count, cut };
  await write((tx) => savePass(tx, scope, { unapproved, signature, ...counts, passages, now }));
  return true;
}

/** Where a run of the plain text stands in the original. */
const placeOf = ({ from, to }: PlainText, at: number, length: number): [number, number] => [
  from[at] ?? 0,
  to[at + length - 1] ?? 0,
];

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Compares these texts. Where each unit stands in its original is worked out anew for the few that are shown. */
export async function compareTexts(texts: readonly PassageText[], most: number): Promise<Found> {
  const sites = new Map<string, number>();
  const units: Unit[] = [];
  for (const { siteId, text, paragraph } of texts) {
    const site = sites.get(siteId) ?? sites.size;
    sites.set(siteId, site);
    if (units.push({ site, kind: paragraph === null ? "note" : "material", text: plainly(text) }) % 2_000 === 0)
      await pause();
  }
  return findPassages(units, pause, most);
}

/** Null where the file is gone, too large or unreadable: it is not tried again. */
async function readMaterial(file: UnreadMaterial, storage = attachmentStorage()): Promise<string[] | null> {
  if (file.byteSize > BigInt(mostFileBytes)) return null;
  const body = await storage.open(file.storageKey);
  if (!body) return null;
  return docxParagraphs(new Uint8Array(await new Response(body as unknown as BodyInit).arrayBuffer())); // Node's stream is the web's, with another type name
}
