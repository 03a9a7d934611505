import { expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { sweepAttachments } from "@/lib/attachments/sweep";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { testDatabase } from "@/lib/testing/database";
import { pdf } from "@/lib/testing/sample-files";

process.env["UNFINISHED_UPLOADS"] = "5";
process.env["UNFINISHED_MEGABYTES"] = "10";
const { prisma } = await testDatabase();
const { begin, desk, end, fileOf, newVisit, send, storage } = await openAttachmentRoom(prisma);
const { projectId, people } = desk;
const MB = 1024 * 1024;

const unfinished = (createdBy = people.member) => prisma.attachmentUpload.count({ where: { projectId, createdBy } });
const forget = () => prisma.attachmentUpload.deleteMany({ where: { projectId } });

test("of forty uploads announced at once only as many begin as one person may have unfinished", async () => {
  const { id: visitId } = await newVisit();
  const files = Array.from({ length: 40 }, (_, place) => fileOf(visitId, pdf(`file ${place}`)));
  const answers = await Promise.all(files.map((file) => begin(file)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(35);
  expect(answers.find(({ status }) => status === 429)?.key).toBe("attachments.refused.unfinished");
  expect(await unfinished()).toBe(5);

  // One that began goes on, and another begins when it is finished or given up.
  const [begun, other] = files.filter((_, place) => answers[place]?.status === 201);
  const refused = files.find((_, place) => answers[place]?.status === 429);
  if (!begun || !other || !refused) throw new Error("counted above");
  expect((await begin(begun)).status).toBe(200);
  expect((await send(begun)).status).toBe(204);
  expect((await send(refused)).status).toBe(204);
  await end(other.id);
  expect((await begin(fileOf(visitId, pdf()))).status).toBe(201);
  await forget();
});

test("the bytes of unfinished uploads count together", async () => {
  const { id: visitId } = await newVisit();
  const announce = (length: number) => begin(fileOf(visitId, pdf(), { length }));
  expect((await announce(6 * MB)).status).toBe(201);
  expect((await announce(5 * MB)).status).toBe(429);
  expect((await announce(4 * MB)).status).toBe(201);
  await forget();
});

test("what nobody continued stops counting when it expires, and the sweep removes it", async () => {
  const { id: visitId } = await newVisit();
  for (let time = 0; time < 5; time += 1) await begin(fileOf(visitId, pdf(), { id: uuidv7() }));
  expect((await begin(fileOf(visitId, pdf()))).status).toBe(429);
  await prisma.attachmentUpload.updateMany({ where: { projectId }, data: { expiresAt: new Date(Date.now() - 1_000) } });
  expect((await begin(fileOf(visitId, pdf()))).status).toBe(201);
  const { expired } = await sweepAttachments(storage);
  expect(expired).toHaveLength(5);
  expect(await unfinished()).toBe(1);
});
