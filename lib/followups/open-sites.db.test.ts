import { expect, test } from "vitest";
import { listFollowUps } from "@/lib/followups/data/follow-ups";
import { countOpenBySite } from "@/lib/followups/data/open-sites";
import { addFollowUp, cancelFollowUp } from "@/lib/followups/mutations";
import { testDatabase } from "@/lib/testing/database";
import { addSite } from "@/lib/testing/factories";
import { openVisitWorld } from "@/lib/testing/visit-world";

const { prisma } = await testDatabase();
const { projectId, siteId, people, send, note, scopeOf } = await openVisitWorld(prisma);
const scope = scopeOf("member");
const now = new Date("2026-11-23T08:00:00Z");

const ask = (site: string) =>
  prisma.$transaction((tx) =>
    addFollowUp(
      tx,
      scope,
      {
        ...{
          projectId,
          siteId: site,
          dimension: "problem",
          question: "有几人？",
          assigneeId: people.member,
          dueOn: "",
        },
        origin: { kind: "gap", id: null, visitId: null },
      },
      now,
    ),
  );

test("a place has as many open questions as its list, with those of former places that count as it", async () => {
  const former = await addSite(prisma, { projectId, name: "旧址", mergedIntoId: siteId });
  const other = await addSite(prisma, { projectId, name: "别处" });
  const [cancelled, asked] = [await ask(siteId), await ask(siteId)];
  for (const site of [siteId, siteId, former, other]) await ask(site);
  await prisma.$transaction((tx) => cancelFollowUp(tx, scope, cancelled, now));
  await send({ content: note({ answers: [{ id: asked, entryIds: [], note: "没有答复" }] }) });
  const open = await countOpenBySite(scope);
  expect(open).toEqual(
    new Map([
      [siteId, 3],
      [other, 1],
    ]),
  );
  for (const [id, count] of open) {
    const { total } = await listFollowUps(scope, { states: ["open"], siteId: id }, { offset: 0, size: 1 });
    expect(total).toBe(count);
  }
});
