import { setTimeout as pause } from "node:timers/promises";
import { addVisit, entryContent, visitContent } from "@/lib/testing/factories";
import { syncProtocol } from "@/lib/visits/sync-limits";
import { expect, test } from "./fixtures";
import { isSync, saved, statusSection, team } from "./offline-app";
import { OwnServer } from "./own-server";
import { deviceWith, drafts, journalOf, postInParallel, rowsOf, whole } from "./queued";
import { Wire } from "./wire";

/**
 * Synchronising under faults, in Chromium on the production build. Compares the server's rows with the answers that the
 * page received. `npm test` runs few rounds; `npm run campaign:sync` runs the full number.
 */
const full = process.env["ZOUFANG_CAMPAIGN"] === "sync";
/** How many visits wait on a device: enough that a kill finds some of them sent and some not. */
const queue = full ? 200 : 40;
const rounds = { kill: full ? 20 : 1, edit: full ? 50 : 2, lost: full ? [1, 2, 3, 4, 5] : [2], posts: full ? 50 : 12 };
const perRound = 120_000;
const waits = (count: number, word: string) => Array.from({ length: count }, (_, place) => `${word}第${place + 1}条。`);
const allSynced = '[data-sync="synced"]';

test.use({ actionTimeout: 20_000 });

test(`the server is killed in the middle of the sync ${rounds.kill} times: what it acknowledged is stored, and in the end everything is stored once`, async ({
  db,
  browser,
}) => {
  test.setTimeout(60_000 + rounds.kill * perRound);
  const people = await team(db);
  const server = await OwnServer.start();
  try {
    for (let round = 0; round < rounds.kill; round += 1) {
      const waiting = drafts(people, waits(queue, `第${round + 1}轮`));
      const page = await deviceWith(browser, { address: server.address, team: people, waiting });
      const journal = journalOf(page);
      const sending = page.waitForRequest((request) => isSync(new URL(request.url()).pathname));
      await page.goto(`/projects/${people.projectId}/outbox`);
      await sending;
      await pause(Math.random() * 600);
      await server.kill();
      const told = [...journal];
      const found = await rowsOf(db, people.projectId, waiting);
      for (const id of told)
        expect(found.get(id), `round ${round + 1}: acknowledged and not there`).toEqual(whole(waiting).get(id));
      for (const [id, row] of found) expect(row, `round ${round + 1}: half written`).toEqual(whole(waiting).get(id));
      await server.start();
      await expect(page.locator(allSynced)).toBeVisible({ timeout: 90_000 });
      expect(await rowsOf(db, people.projectId, waiting)).toEqual(whole(waiting));
      await page.context().close();
    }
  } finally {
    await server.kill();
  }
});

test(`the reply is lost after the commit, ${rounds.lost.join(", ")} times in a row: each visit is written once`, async ({
  db,
  browser,
  baseURL,
}) => {
  test.setTimeout(60_000 + rounds.lost.length * perRound);
  const people = await team(db);
  const wire = new Wire(baseURL ?? "");
  await wire.mend();
  try {
    for (const times of rounds.lost) {
      const waiting = drafts(people, waits(5, `丢${times}次`));
      wire.lost = 0;
      wire.fate = (path) => (isSync(path) && wire.lost < times ? "loseReply" : "carry");
      const page = await deviceWith(browser, { address: wire.address, team: people, waiting });
      await page.goto(`/projects/${people.projectId}/outbox`);
      for (let lost = 1; lost <= times; lost += 1) {
        await expect.poll(() => wire.lost).toBeGreaterThanOrEqual(lost);
        // Tells the device that the network is back, so that it tries at once.
        await page.evaluate(() => window.dispatchEvent(new Event("online")));
      }
      await expect(page.locator(allSynced)).toBeVisible();
      expect(wire.lost).toBe(times);
      expect(await rowsOf(db, people.projectId, waiting)).toEqual(whole(waiting));
      await page.context().close();
    }
  } finally {
    await wire.cut();
  }
});

test(`20 visits sent ${rounds.posts} times at the same moment are 20 visits, each written once`, async ({
  db,
  baseURL,
}) => {
  const people = await team(db);
  const waiting = drafts(people, waits(20, "并发"));
  const items = waiting.map(({ id, projectId, content }) => ({
    id,
    projectId,
    baseVersion: 0,
    content,
    submit: false,
  }));
  const replies = await postInParallel({
    address: baseURL ?? "",
    team: people,
    body: { protocol: syncProtocol, items },
    times: rounds.posts,
  });
  expect(replies).toHaveLength(20 * rounds.posts);
  expect(replies.filter(({ status }) => status === "saved")).toHaveLength(20);
  expect(replies.filter(({ status }) => status === "duplicate")).toHaveLength(20 * (rounds.posts - 1));
  expect(await rowsOf(db, people.projectId, waiting)).toEqual(whole(waiting));
});

test(`two devices change the same sentence on the same base ${rounds.edit} times: no text is lost`, async ({
  db,
  pageOf,
}) => {
  test.setTimeout(60_000 + rounds.edit * perRound);
  const people = await team(db);
  const { projectId, siteId, member } = people;
  const content = visitContent({ siteId, recorderId: member.id, entries: [entryContent({ text: "最初的一句。" })] });
  const visitId = await addVisit(db, { projectId, content, state: "draft" });
  const address = `/projects/${projectId}/visits/${visitId}/edit`;
  const texts = async () =>
    (await db.entry.findMany({ where: { projectId, visitId }, select: { text: true } })).map(({ text }) => text);
  const [one, two] = [await pageOf(member, { width: 390 }), await pageOf(member, { width: 390 })];
  for (let round = 1; round <= rounds.edit; round += 1) {
    const [first, second] = round % 2 ? [one, two] : [two, one];
    await Promise.all([first.goto(address), second.goto(address)]);
    for (const page of [first, second]) {
      await page.getByRole("group", { name: "四个维度" }).getByRole("button", { name: /现状/ }).click();
      await expect(statusSection(page).getByLabel("第1条", { exact: true })).toBeVisible();
    }
    await statusSection(first).getByLabel("第1条", { exact: true }).fill(`甲${round}。`);
    await expect(saved(first, "synced")).toBeVisible();
    await statusSection(second).getByLabel("第1条", { exact: true }).fill(`乙${round}。`);
    await second.getByRole("button", { name: "按选择合并" }).click();
    await expect(saved(second, "synced")).toBeVisible();
    expect(await texts()).toEqual(expect.arrayContaining([`甲${round}。`, `乙${round}。`]));
  }
  const versions = await db.visitRevision.count({ where: { projectId, visitId } });
  expect(versions).toBeGreaterThanOrEqual(2 * rounds.edit);
});

test(`${queue} visits that an earlier version of the product stored on the device survive its upgrade, and are sent once`, async ({
  db,
  browser,
  baseURL,
}) => {
  const people = await team(db);
  const waiting = drafts(people, waits(queue, "旧版"));
  const page = await deviceWith(browser, { address: baseURL ?? "", team: people, waiting });
  await page.goto(`/projects/${people.projectId}/outbox`);
  await expect(page.locator(allSynced)).toBeVisible({ timeout: 90_000 });
  expect(await rowsOf(db, people.projectId, waiting)).toEqual(whole(waiting));
  await page.context().close();
});
