import { expect, test } from "vitest";
import { readOnly } from "@/lib/db";
import { readMethodFacts } from "@/lib/reports/data/method";
import { testDatabase } from "@/lib/testing/database";
import { addMember, createAccount } from "@/lib/testing/factories";
import { buildWorld, pick, seeded } from "@/lib/testing/findings-world";
import { statementsOf } from "@/lib/testing/statement-watch";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { dimensionKeys } from "@/lib/vocabulary";

const { prisma } = await testDatabase();

/** A world with what a method is proved by: hours, people, heads, returns. */
async function world(seed: number) {
  const random = seeded(seed);
  const made = await buildWorld(prisma, random);
  const { projectId, leadId } = made;
  const others = [await createAccount(prisma), await createAccount(prisma)];
  for (const userId of others) await addMember(prisma, { projectId, userId, role: "member" });
  const visits = await prisma.visit.findMany({ where: { projectId }, select: { id: true } });
  const ids = visits.map(({ id }) => id);
  const times = [null, "09:05", "14:30", null];
  for (const [at, startedAt] of times.entries())
    await prisma.visit.updateMany({
      where: { projectId, id: { in: ids.filter((_, index) => index % 4 === at) } },
      data: { startedAt, endedAt: pick(random, [null, "14:45", "15:15"]) },
    });
  await prisma.visitMember.createMany({
    data: ids.flatMap((visitId) => [leadId, pick(random, others)].map((userId) => ({ projectId, visitId, userId }))),
    skipDuplicates: true,
  });
  await prisma.visitAudience.updateMany({
    where: { projectId, visitId: { in: ids.filter(() => random() < 0.5) } },
    data: { category: "商户", headCount: 1 + Math.floor(random() * 9) },
  });
  return made;
}

test("Every fact of the method equals a plain recount of the rows, with and without unapproved visits", async () => {
  for (let seed = 1; seed <= 2; seed += 1) {
    const { projectId, leadId } = await world(seed);
    const scope = trustedScope({ projectId, userId: leadId, role: "lead" });
    for (const unapproved of [false, true]) {
      const facts = await readMethodFacts(scope, unapproved, readOnly());
      const visits = await prisma.visit.findMany({
        where: { projectId, state: { in: unapproved ? ["approved", "submitted"] : ["approved"] } },
        include: { site: true, members: true, audiences: true, marks: true, transitions: true },
        orderBy: [{ visitedOn: "asc" }, { id: "asc" }],
      });
      const entries = await prisma.entry.findMany({
        where: { projectId, visitId: { in: visits.map(({ id }) => id) } },
        include: { themes: { include: { theme: true } } },
      });
      const parents = new Map(
        (await prisma.theme.findMany({ where: { projectId } })).map(({ id, parentId }) => [id, parentId]),
      );
      const days = visits.map(({ visitedOn }) => visitedOn.toISOString().slice(0, 10));
      expect(facts).toMatchObject({
        visits: visits.length,
        sites: new Set(visits.map(({ site }) => site.presentId)).size,
        days: new Set(days).size,
        firstDay: days[0],
        lastDay: days.at(-1),
      });
      const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
      const timed = visits.flatMap(({ startedAt: from, endedAt: to }) =>
        from && to && to >= from ? [minutes(to) - minutes(from)] : [],
      );
      expect(facts.timed).toEqual({ visits: timed.length, minutes: timed.reduce((sum, one) => sum + one, 0) });
      const leads = visits.filter(({ members }) => members.some(({ userId }) => userId === leadId)).length;
      expect(Math.max(...facts.people.map((person) => person.visits))).toBe(leads);
      expect(facts.people.reduce((sum, { coded }) => sum + coded, 0)).toBe(
        await prisma.entryTheme.count({ where: { projectId } }),
      );
      const heads = visits.flatMap(({ audiences }) => audiences).reduce((sum, { headCount }) => sum + headCount, 0);
      expect(facts.heard.reduce((sum, one) => sum + one.heads, 0)).toBe(heads);
      expect(facts.returned.times).toBe(
        visits.flatMap(({ transitions }) => transitions).filter(({ toState }) => toState === "returned").length,
      );

      const seen = new Set<string>();
      const curve = visits.flatMap(({ id }, at) => {
        const before = seen.size;
        for (const entry of entries.filter(({ visitId }) => visitId === id))
          for (const { theme } of entry.themes)
            if (theme.dimension === entry.dimension)
              for (let up: string | null | undefined = theme.id; up; up = parents.get(up)) seen.add(up);
        return seen.size > before ? [{ visits: at + 1, themes: seen.size }] : [];
      });
      expect(facts.curve).toEqual(curve);

      for (const dimension of dimensionKeys) {
        const said = new Set(
          entries
            .filter((entry) => entry.dimension === dimension)
            .map((entry) => visits.find(({ id }) => id === entry.visitId)?.site.presentId),
        );
        expect(facts.silence[dimension].said).toBe(said.size);
        expect(Object.values(facts.silence[dimension]).reduce((sum, one) => sum + one, 0)).toBe(facts.sites);
      }
    }
  }
});

test("The facts cost eleven statements, and none of them reads entries", async () => {
  const { projectId, leadId } = await world(9);
  const scope = trustedScope({ projectId, userId: leadId, role: "lead" });
  const sent = await statementsOf(() => readMethodFacts(scope, true, readOnly()));
  const reads = sent.filter(({ text }) => /^\s*(?:SELECT|WITH)/i.test(text));
  expect(reads.length).toBeLessThanOrEqual(11);
  expect(reads.filter(({ text }) => /\bentries e\b|FROM "?entries"?\b/.test(text))).toEqual([]);
});
