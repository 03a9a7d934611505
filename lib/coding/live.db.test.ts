import { afterAll, expect, test, vi } from "vitest";
import { endSession, endSessionsOf, startSession } from "@/lib/auth/session-store";
import { readChips } from "@/lib/coding/data/chips";
import { assignThemes, unassignTheme } from "@/lib/coding/mutations";
import { LiveListener, type LiveEar } from "@/lib/gates/live/listener";
import { liveStream } from "@/lib/gates/live/stream";
import { liveChannel, readLive, type LiveMessage } from "@/lib/live-message";
import { testDatabase } from "@/lib/testing/database";
import {
  addMember,
  addSite,
  addTheme,
  addVisit,
  createAccount,
  createProject,
  entryContent,
  visitContent,
} from "@/lib/testing/factories";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma, url } = await testDatabase();
const now = new Date("2026-11-30T02:00:00Z");
const tell = (text: string) => prisma.$executeRaw`SELECT pg_notify(${liveChannel}, ${text})`;
const quick = { ask: 200, patience: 2_000, retry: 20, idle: 60_000 };
const listener = new LiveListener(url, tell, quick);
afterAll(() => listener.close());

const [leadId, otherId] = [await createAccount(prisma), await createAccount(prisma)];
const projectId = await createProject(prisma, { leadId });
await addMember(prisma, { projectId, userId: otherId, role: "viewer" });
const siteId = await addSite(prisma, { projectId });
const themeId = await addTheme(prisma, { projectId, dimension: "problem" });
const entryOf = async (state: "approved" | "submitted") => {
  const entry = entryContent({ text: "路灯不亮。", dimension: "problem" });
  await addVisit(prisma, { projectId, state, content: visitContent({ siteId, recorderId: leadId, entries: [entry] }) });
  return entry.id;
};
const entryId = await entryOf("approved");
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const viewer = trustedScope({ projectId, userId: otherId, role: "viewer" });

/** Notes all that one ear hears. */
function ear(at = listener) {
  const said: (LiveMessage | "up" | "lost" | "off")[] = [];
  const noting: LiveEar = {
    hear: (message) => void said.push(message),
    up: () => void said.push("up"),
    down: (ever) => void said.push(ever ? "lost" : "off"),
  };
  return { said, hush: at.listen(noting) };
}
const patience = { timeout: 20_000 };
const coded = { kind: "coding", projectId, userId: leadId };
const put = () =>
  prisma.$transaction((tx) => assignThemes(tx, lead, { entryIds: [entryId], themeIds: [themeId], now }));

test("a coding is told when it is committed, never before and never if it is not; nothing where nothing was changed", async () => {
  const { said, hush } = ear();
  await vi.waitFor(() => expect(said).toEqual(["up"]), patience);
  await prisma
    .$transaction(async (tx) => {
      await assignThemes(tx, lead, { entryIds: [entryId], themeIds: [themeId], now });
      throw new Error("back");
    })
    .catch(() => {});
  await put();
  await put();
  await prisma.$transaction((tx) => unassignTheme(tx, lead, [{ entryId, themeId }]));
  await prisma.$transaction((tx) => unassignTheme(tx, lead, [{ entryId, themeId }]));
  // What is told last has everything before it.
  await tell("session:last");
  const last = { kind: "session", sessionId: "last" };
  await vi.waitFor(() => expect(said).toContainEqual(last), patience);
  expect(said).toEqual(["up", coded, coded, last]);
  hush();
});

test("a connection that was lost is said, and said when it is back", async () => {
  const { said, hush } = ear();
  await vi.waitFor(() => expect(said).toEqual(["up"]), patience);
  await prisma.$executeRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'zoufang-live' AND datname = current_database()`;
  await vi.waitFor(() => expect(said).toEqual(["up", "lost", "up"]), patience);
  await put();
  await vi.waitFor(() => expect(said).toContainEqual(coded), patience);
  hush();
});

test("where what is told does not come back, as behind a pooler in transaction mode, it is off", async () => {
  const deaf = new LiveListener(url, async () => {}, { ...quick, patience: 50, retry: 60_000 });
  const { said, hush } = ear(deaf);
  await vi.waitFor(() => expect(said).toEqual(["off"]), patience);
  hush();
  await deaf.close();
});

/** What a browser would be told. */
async function streamOf(user: { id: string; sessionId: string }, mayStill: () => Promise<boolean>) {
  const leaving = new AbortController();
  const stream = liveStream({ listener, projectId, user, mayStill, signal: leaving.signal, beatMs: 60_000 });
  const said: string[] = [];
  const over = (async () => {
    for await (const piece of stream) said.push(new TextDecoder().decode(piece));
  })();
  await vi.waitFor(() => expect(said.join("")).toContain("event: ready"), patience);
  return { said, over, leaving };
}

test("a stream says that something changed and by whom of the two, and nothing else", async () => {
  const stream = await streamOf({ id: otherId, sessionId: "s" }, async () => true);
  await prisma.$transaction((tx) => unassignTheme(tx, lead, [{ entryId, themeId }]));
  await put();
  await tell(`coding:${otherId}:${leadId}`);
  await tell(`coding:${projectId}:${otherId}`);
  await vi.waitFor(() => expect(stream.said.join("")).toContain("own"), patience);
  const changes = stream.said.filter((piece) => piece.includes("changed"));
  expect(changes).toEqual([...["other", "other", "own"].map((by) => `event: changed\ndata: ${by}\n\n`)]);
  stream.leaving.abort();
  await stream.over;
});

const leavings = {
  "signing out": async (sessionId: string) => endSession(sessionId, now),
  "a change of the account": async () => prisma.$transaction((tx) => endSessionsOf(tx, otherId)),
  "the end of the membership": async () =>
    prisma.membership.updateMany({ where: { projectId, userId: otherId }, data: { removedAt: now } }),
};
test.each(Object.entries(leavings))(
  "a stream ends at once with %s, if the person may listen no more",
  async (_, leave) => {
    const { sessionVersion } = await prisma.user.findUniqueOrThrow({ where: { id: otherId } });
    const sessionId = await startSession({ id: otherId, sessionVersion }, now);
    let may = true;
    const stream = await streamOf({ id: otherId, sessionId }, async () => may);
    const bystander = await streamOf({ id: leadId, sessionId: "t" }, async () => may);
    may = false;
    await leave(sessionId);
    await stream.over;
    expect(stream.said.at(-1)).toContain("event: gone");
    expect(bystander.said.join("")).not.toContain("gone");
    bystander.leaving.abort();
    await bystander.over;
  },
);

test("a server that ends ends its streams", async () => {
  const { over } = await streamOf({ id: leadId, sessionId: "t" }, async () => true);
  const { zoufangStreams } = globalThis as typeof globalThis & { zoufangStreams?: Set<() => void> };
  for (const end of [...(zoufangStreams ?? [])]) end();
  await over;
  expect(zoufangStreams?.size).toBe(0);
});

test("an open page is given the themes of entries that its reader may see, and of no others", async () => {
  const hidden = await entryOf("submitted");
  const query = new URLSearchParams({ entries: `${entryId},${hidden}`, unapproved: "1" });
  const ids = async (scope: typeof lead) => (await readChips(scope, query)).map(({ id }) => id).sort();
  expect(await ids(lead)).toEqual([entryId, hidden].sort());
  expect(await ids(viewer)).toEqual([entryId]);
  const [chips] = await readChips(viewer, new URLSearchParams({ entries: entryId }));
  expect(chips?.themes.map(({ id }) => id)).toEqual([themeId]);
  const elsewhere = await createProject(prisma, { leadId });
  expect(await readChips(trustedScope({ projectId: elsewhere, userId: leadId, role: "lead" }), query)).toEqual([]);
  await expect(readChips(lead, new URLSearchParams({ entries: "x" }))).rejects.toMatchObject({ code: "invalid" });
});

test("what no server says is heard as nothing", () => {
  for (const text of [undefined, "", "coding", `coding:${projectId}`, "boom:1"]) expect(readLive(text)).toBeNull();
});
