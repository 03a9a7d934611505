import fc from "fast-check";
import { expect, it } from "vitest";
import { typedVisits } from "@/lib/testing/typed-visits";
import { checkTyped } from "@/lib/visits/check-draft";
import { draftOf } from "@/lib/visits/draft";
import { often } from "@/lib/testing/how-often";

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
const typed = typedVisits({ siteIds: [id(1)], memberIds: [id(2), id(3)], questionIds: [null, id(4)] });
let made = 100;
const makeId = () => id((made += 1));

it("whatever the form holds is a draft for the server, and comes back unchanged", () => {
  fc.assert(
    fc.property(typed, (visit) => {
      const checked = checkTyped(visit, "draft");
      if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
      // The server parses what was sent, and sends it to other devices.
      const back = checkTyped(draftOf(structuredClone(checked.content), makeId), "draft");
      expect(back).toEqual(checked);
    }),
    { numRuns: often(300) },
  );
});

it("no text that anybody could see is lost on the way", () => {
  const seen = (text: string) => text.replace(/[\s\p{Control}\p{Format}\p{Surrogate}\uFFFD]/gu, "");
  fc.assert(
    fc.property(typed, (visit) => {
      const checked = checkTyped(visit, "draft");
      if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
      const sent = new Map(checked.content.entries.map((entry) => [entry.id, entry]));
      for (const entry of visit.entries) expect(seen(sent.get(entry.id)?.text ?? "")).toBe(seen(entry.text));
      expect(seen(checked.content.place)).toBe(seen(visit.place));
    }),
    { numRuns: often(200) },
  );
});
