import { readFileSync } from "node:fs";
import { addSite, createProject, serial } from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { noViolations } from "./ui";

test("a lead takes a project away as one file, which another person imports as a project of their own", async ({
  db,
  pageOf,
}) => {
  const lead = await newAccount(db);
  const name = `存档课题${serial()}`;
  const projectId = await createProject(db, { leadId: lead.id, name });
  await addSite(db, { projectId, name: "桥头镇" });
  const desk = await pageOf(lead);
  await desk.goto(`/projects/${projectId}/settings`);
  await noViolations(desk);
  const started = desk.waitForEvent("download");
  await desk.getByRole("link", { name: "下载课题存档" }).click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(/^存档课题.*_课题存档_\d{4}-\d\d-\d\d\.zip$/);
  const buffer = readFileSync(await download.path());

  const other = await pageOf(await newAccount(db), { width: 360 });
  await other.goto("/projects/new");
  const archive = { name: "存档.zip", mimeType: "application/zip" };
  const choose = other.getByLabel("选择存档文件");
  await choose.setInputFiles({ ...archive, buffer: buffer.subarray(0, buffer.length - 100) });
  await expect(other.getByText("这不是 .zip 文件，或者文件不完整，请重新下载存档。")).toBeVisible();
  await noViolations(other);
  await choose.setInputFiles({ ...archive, buffer });
  await expect(other).toHaveURL(/\/projects\/[0-9a-f-]{36}$/);
  const taken = new URL(other.url()).pathname.split("/")[2] ?? "";
  expect(taken).not.toBe(projectId);
  await other.goto(`/projects/${taken}/sites`);
  await expect(other.getByRole("rowheader", { name: "桥头镇" })).toBeVisible();
});
