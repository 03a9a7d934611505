import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { entryContent } from "@/lib/testing/factories";
import { seeded } from "@/lib/testing/findings-world";
import { openVisitWorld } from "@/lib/testing/visit-world";

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const random = seeded(3);

/** Text in which nearly every pair of characters is a new one, the most that a search index can have to do. */
const han = (length: number) =>
  Array.from({ length }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 6_000))).join("");

it.each([
  [20, 5_000],
  [100, 1_000],
])(
  "a visit of %i entries of %i characters arrives, with ten edits, a conflict and its hand-in",
  async (count, length) => {
    const id = uuidv7();
    const content = desk.note({ entries: Array.from({ length: count }, () => entryContent({ text: han(length) })) });
    const edit = (round: number) => ({
      ...content,
      entries: content.entries.map((entry, place) =>
        place === round ? { ...entry, text: `改过${entry.text.slice(2)}` } : entry,
      ),
    });
    expect(await desk.send({ id, content })).toMatchObject({ status: "saved", version: 1 });
    for (let round = 1; round <= 10; round += 1)
      expect(await desk.send({ id, content: edit(round), baseVersion: round })).toMatchObject({ status: "saved" });
    const stale = await desk.send({ id, content: edit(0), baseVersion: 1 });
    expect(stale).toMatchObject({ status: "conflict", server: { version: 11, content: edit(10) } });
    const last = await desk.send({ id, content: edit(11), baseVersion: 11, submit: true });
    expect(last).toMatchObject({ status: "saved", version: 12, state: "submitted" });
    expect(await desk.kept(id)).toEqual(edit(11));
  },
);
