import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { addVisit } from "@/lib/testing/factories";
import { deskNow as now, openVisitWorld, signedIn } from "@/lib/testing/visit-world";
import { syncProtocol } from "@/lib/visits/sync-limits";
import { readSync, syncVisits } from "@/lib/visits/sync";
import { visitStates, type VisitState } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const { projectId, people, itemOf, send, note, kept } = await openVisitWorld(prisma);

describe("who may write, and when", () => {
  test("a person outside the project gets the same answer whether or not the visit or the project exists", async () => {
    const id = uuidv7();
    await send({ id, content: note() });
    const strange = [{ id }, {}, { projectId: uuidv7() }];
    for (const sent of strange) {
      expect(await send({ content: note(), ...sent }, people.stranger)).toMatchObject({
        status: "forbidden",
        key: "visits.sync.noProject",
      });
    }
  });

  test("a viewer writes nothing", async () => {
    expect(await send({ content: note() }, people.viewer)).toMatchObject({
      status: "forbidden",
      key: "visits.sync.notWriter",
    });
  });

  test("another member's draft belongs to them; the lead may edit it", async () => {
    const id = uuidv7();
    await send({ id, content: note() });
    expect(await send({ id, content: note(), baseVersion: 1 }, people.colleague)).toMatchObject({
      status: "forbidden",
      key: "visits.sync.notYours",
    });
    expect(await send({ id, content: note(), baseVersion: 1 }, people.lead)).toMatchObject({
      status: "saved",
      version: 2,
    });
  });

  const editable: readonly VisitState[] = ["draft", "returned"];
  test.each(visitStates.flatMap((state) => (["lead", "member"] as const).map((role) => [state, role] as const)))(
    "a %s visit edited by its %s",
    async (state, role) => {
      const content = note({ recorderId: people[role], memberIds: [people[role]] });
      const id = await addVisit(prisma, { projectId, content, state, reviewerId: people.reviewer });
      const reply = await send({ id, content: { ...content, place: "改过" }, baseVersion: 1 }, people[role]);
      if (editable.includes(state)) {
        expect(reply).toMatchObject({ status: "saved", version: 2, state });
      } else {
        expect(reply).toEqual({ id, status: "forbidden", key: `visits.sync.notEditable.${state}` });
        expect(await kept(id)).toEqual(content);
      }
    },
  );

  test("a returned visit that is sent again unchanged is submitted, and the step is in its history", async () => {
    const content = note();
    const id = await addVisit(prisma, { projectId, content, state: "returned", reviewerId: people.reviewer });
    expect(await send({ id, content, baseVersion: 1, submit: true })).toMatchObject({
      status: "saved",
      version: 1,
      state: "submitted",
    });
    expect(
      await prisma.visitTransition.findFirst({ where: { projectId, visitId: id }, orderBy: { at: "desc" } }),
    ).toMatchObject({
      fromState: "returned",
      toState: "submitted",
      actorId: people.member,
    });
  });
});

describe("the envelope", () => {
  test("another protocol is refused before anything else is checked", () => {
    const body = { protocol: syncProtocol + 1, items: "whatever the future sends" };
    expect(() => readSync(body)).toThrow(expect.objectContaining({ code: "unsupported" }));
  });

  test.each([
    ["null", null],
    ["a string", "x"],
    ["no items", { protocol: syncProtocol, items: [] }],
    ["too many items", { protocol: syncProtocol, items: Array.from({ length: 21 }, () => itemOf({ content: {} })) }],
    ["an unknown key", { protocol: syncProtocol, items: [itemOf({ content: {} })], extra: 1 }],
    ["an id that is none", { protocol: syncProtocol, items: [itemOf({ id: "1; DROP TABLE visits", content: {} })] }],
    ["a fractional version", { protocol: syncProtocol, items: [itemOf({ baseVersion: 1.5, content: {} })] }],
    ["a negative version", { protocol: syncProtocol, items: [itemOf({ baseVersion: -1, content: {} })] }],
  ])("%s is refused as a whole", (_what, body) => {
    expect(() => readSync(body)).toThrow(expect.objectContaining({ code: "invalid" }));
  });

  test("one bad item does not block the others, and replies come in the order sent", async () => {
    const items = [
      itemOf({ content: note() }),
      itemOf({ content: {} }),
      itemOf({ content: note(), projectId: uuidv7() }),
      itemOf({ content: note() }),
    ];
    const { protocol, replies } = await syncVisits(
      readSync({ protocol: syncProtocol, items }),
      signedIn(people.member),
      now,
    );
    expect(protocol).toBe(syncProtocol);
    expect(replies.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(replies.map(({ status }) => status)).toEqual(["saved", "invalid", "forbidden", "saved"]);
  });

  test("the chain of audit rows is valid after all of this", async () => {
    expect(await prisma.$queryRaw`SELECT audit_breaks(${projectId}::uuid)`).toEqual([]);
  });
});
