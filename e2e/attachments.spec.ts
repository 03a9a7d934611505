import { setTimeout as pause } from "node:timers/promises";
import sharp from "sharp";
import { addVisit, entryContent, visitContent } from "@/lib/testing/factories";
import {
  acknowledged,
  addDocument,
  addPhotos,
  arrived,
  document,
  filesMatchRows,
  hashOf,
  panel,
  photo,
  piecesOnDisk,
  rows,
  tryNow,
} from "./attachments-app";
import { test } from "./device-test";
import { expect } from "./fixtures";
import { readyForOffline, record, saved, signInAt, team } from "./offline-app";
import { OwnServer } from "./own-server";
import { noViolations } from "./ui";

/**
 * Photos, recordings and documents on the production build, in a browser and with servers whose processes are really
 * killed.
 */
const full = process.env["ZOUFANG_CAMPAIGN"] === "uploads";
const kills = full ? 20 : 1;

test("offline from a cold start: three photos and a recording, the browser killed, and on reconnecting all are on the server once, byte for byte", async ({
  db,
  device,
}) => {
  test.setTimeout(300_000);
  const { member, projectId, site } = await team(db);
  const page = await signInAt(device, member, `/projects/${projectId}`);
  await readyForOffline(page);
  await device.offline();
  await device.shutDown();

  const cold = await device.visit(`/projects/${projectId}/visits/new`);
  await record(cold, { site, texts: ["村级议事会每月一次。"] });
  await addPhotos(cold, [await photo("会议室.jpg"), await photo("公示栏.jpg"), await photo("台账.jpg")]);
  await expect(rows(cold, "waiting")).toHaveCount(3);
  const promised = await acknowledged(cold);
  await panel(cold).getByRole("button", { name: "录音", exact: true }).click();
  await expect(panel(cold).getByText(/正在录音 \d\d:\d\d/)).toBeVisible();
  const recorded = (await rows(cold, "recording").getAttribute("data-file-id")) ?? "";
  await expect.poll(() => piecesOnDisk(cold, member.id, recorded)).toBeGreaterThan(0);
  await panel(cold).getByRole("button", { name: "标记此刻" }).click();
  await expect(panel(cold).getByText(/已标记/)).toBeVisible();
  await expect(saved(cold, "kept")).toBeVisible();
  await device.kill();

  const again = await device.visit("/projects");
  await again.getByRole("link", { name: /课题/ }).first().click();
  await again.getByRole("region", { name: "没有同步的走访" }).getByRole("link", { name: site }).click();
  await expect(rows(again, "waiting")).toHaveCount(4);
  const kept = await acknowledged(again);
  for (const [id, hash] of promised) expect(kept.get(id)).toBe(hash);
  await device.reconnect();
  await expect.poll(() => arrived(db, projectId), { timeout: 60_000 }).toEqual(kept);
  await expect(rows(again, "uploaded")).toHaveCount(4);
  const [recording] = await db.attachment.findMany({ where: { projectId, kind: "audio" }, include: { cues: true } });
  expect(recording?.cues).toHaveLength(1);
  await filesMatchRows(again, db, projectId);
});

test(`the server is killed in the middle of an upload ${kills} times: the upload continues from what had arrived, and in the end the file is there once`, async ({
  db,
  pageOf,
}) => {
  test.setTimeout(60_000 + kills * 60_000);
  const { member, projectId, siteId } = await team(db);
  const server = await OwnServer.start();
  try {
    const page = await pageOf(member);
    const visitId = await addVisit(db, {
      projectId,
      state: "draft",
      content: visitContent({ siteId, recorderId: member.id }),
    });
    const { request } = page.context();
    const { csrfToken } = await (await request.get(`${server.address}/api/auth/csrf`)).json();
    await request.post(`${server.address}/api/auth/callback/credentials`, {
      form: { csrfToken, accountName: member.accountName, password: member.password, json: "true" },
    });
    await page.goto(`${server.address}/projects/${projectId}/visits/${visitId}/edit`);
    await expect(panel(page).getByRole("button", { name: "选文件" })).toBeVisible();
    const sent: string[] = [];
    for (let round = 0; round < kills; round += 1) {
      const file = document(`材料${round + 1}.pdf`, 9_000_000);
      sent.push(hashOf(file.buffer));
      const sending = page.waitForRequest((each) => each.method() === "PATCH");
      await addDocument(page, file);
      await sending;
      await pause(Math.random() * 500);
      await server.kill();
      const whole = await db.attachment.findMany({ where: { projectId } });
      for (const row of whole) expect(sent).toContain(row.sourceSha256);
      await server.start();
      await tryNow(page);
      await expect
        .poll(async () => [...(await arrived(db, projectId)).values()].sort(), { timeout: 60_000, intervals: [500] })
        .toEqual([...sent].sort());
      await expect(rows(page, "uploaded")).toHaveCount(round + 1);
    }
    await filesMatchRows(page, db, projectId);
    expect(await db.attachmentUpload.count({ where: { projectId } })).toBe(0);
  } finally {
    await server.kill();
  }
});

test("a photo loses its location on the way, opens large on the visit's page, and can be removed if it was a mistake", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, siteId } = await team(db);
  const entry = entryContent({ text: "村级议事会每月一次。" });
  const visitId = await addVisit(db, {
    projectId,
    state: "draft",
    content: visitContent({ siteId, recorderId: member.id, entries: [entry] }),
  });
  const page = await pageOf(member);
  await page.goto(`/projects/${projectId}/visits/${visitId}/edit`);
  await panel(page).getByLabel("附到").selectOption({ index: 1 });
  await addPhotos(page, [await photo("公示栏.jpg")]);
  await expect(rows(page, "uploaded")).toHaveCount(1);
  await noViolations(page);

  await page.goto(`/projects/${projectId}/visits/${visitId}`);
  const attachments = page.getByRole("region", { name: /附件/ });
  await expect(attachments.getByText(/第1条：村级议事会每月一次/)).toBeVisible();
  await attachments.getByRole("button", { name: "查看公示栏.jpg" }).click();
  const viewer = page.getByRole("dialog", { name: "公示栏.jpg" });
  const picture = viewer.getByRole("img");
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(2560);
  await noViolations(page);
  const [{ id } = { id: "" }] = await db.attachment.findMany({ where: { projectId } });
  const served = await page.request.get(`/api/attachments/${projectId}/${id}`);
  expect((await sharp(await served.body()).metadata()).exif).toBeUndefined();
  await viewer.getByRole("button", { name: "关闭" }).click();

  await attachments.getByRole("button", { name: "删除公示栏.jpg" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除", exact: true }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(attachments).toHaveCount(0);
  expect((await page.request.get(`/api/attachments/${projectId}/${id}`)).status()).toBe(404);
});

test("a file that is not a photo, recording or document is refused at once, with a sentence", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, siteId } = await team(db);
  const visitId = await addVisit(db, {
    projectId,
    state: "draft",
    content: visitContent({ siteId, recorderId: member.id }),
  });
  const page = await pageOf(member, { width: 360 });
  await page.goto(`/projects/${projectId}/visits/${visitId}/edit`);
  await expect(panel(page).getByRole("button", { name: "选文件" })).toBeVisible();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await addDocument(page, { name: "图.pdf", mimeType: "application/pdf", buffer: svg });
  await expect(panel(page).getByRole("alert")).toHaveText(/图\.pdf：不收SVG图形/);
  await expect(panel(page).locator("[data-file-state]")).toHaveCount(0);
});

test("an empty file and one that the visit has already are said as what they are, and are not sent", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, siteId } = await team(db);
  const visitId = await addVisit(db, {
    projectId,
    state: "draft",
    content: visitContent({ siteId, recorderId: member.id }),
  });
  const page = await pageOf(member, { width: 360 });
  await page.goto(`/projects/${projectId}/visits/${visitId}/edit`);
  await expect(panel(page).getByRole("button", { name: "选文件" })).toBeVisible();
  await addDocument(page, { name: "空的.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) });
  await expect(panel(page).getByRole("alert")).toHaveText(/空的\.pdf：文件是空的（0字节）/);

  // In the queue of this device, while there is no network.
  const table = document("台账.pdf", 30_000);
  await page.context().setOffline(true);
  await addDocument(page, table);
  await expect(rows(page, "waiting")).toHaveCount(1);
  await addDocument(page, { ...table, name: "台账（2）.pdf" });
  await expect(panel(page).getByRole("alert")).toHaveText(
    /台账（2）\.pdf：这次走访里已有内容完全相同的文件“台账\.pdf”/,
  );
  await page.context().setOffline(false);
  await tryNow(page);
  await expect(rows(page, "uploaded")).toHaveCount(1);
  await expect(panel(page).locator("[data-file-state]")).toHaveCount(1);

  // On the server, for another device.
  const other = await pageOf(member);
  await other.goto(`/projects/${projectId}/visits/${visitId}/edit`);
  await expect(panel(other).getByText("台账.pdf")).toBeVisible();
  await addDocument(other, { ...table, name: "又一份.pdf" });
  await expect(panel(other).getByRole("alert")).toHaveText(/又一份\.pdf：这次走访里已有内容完全相同的文件“台账\.pdf”/);
  await expect(panel(other).locator("[data-file-state]")).toHaveCount(0);
  expect((await arrived(db, projectId)).size).toBe(1);
});
