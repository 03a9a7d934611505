import { expect, test } from "vitest";
import { fileKey } from "@/lib/attachments/storage/storage";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { testDatabase } from "@/lib/testing/database";
import { boxedRecordings } from "@/lib/testing/recordings/boxed-recordings";
import { streamedRecordings } from "@/lib/testing/recordings/streamed-recordings";
import { hashOf } from "@/lib/testing/upload-world";

/** Recordings made by hand, each sent as a device sends it. */

const { prisma } = await testDatabase();
const { desk, fileOf, keysOf, newVisit, rowOf, send, storage, uploads } = await openAttachmentRoom(prisma);
const recordings = [...boxedRecordings, ...streamedRecordings];
const { id: visitId } = await newVisit();
const endings = ["m4a", "webm", "ogg", "wav", "mp3"];

test("there are more than 50, and no two of one name or of the same bytes", () => {
  expect(recordings.length).toBeGreaterThanOrEqual(50);
  expect(new Set(recordings.map(({ what }) => what)).size).toBe(recordings.length);
  expect(new Set(recordings.map(({ bytes }) => hashOf(bytes))).size).toBe(recordings.length);
});

test.concurrent.each(recordings.map((recording) => [recording.what, recording] as const))(
  "a recording is taken as it is, or refused with its reason: %s",
  async (_what, { bytes, outcome }) => {
    const file = fileOf(visitId, bytes, { kind: "audio", fileName: "座谈.amr" });
    const answer = await send(file);
    if (endings.includes(outcome)) {
      expect(answer).toMatchObject({ status: 204 });
      expect((await rowOf(file.id))?.fileName).toBe(`座谈.${outcome}`);
      expect(await storage.size(fileKey(desk.projectId, file.id))).toBe(bytes.length);
      return;
    }
    expect(answer).toMatchObject({ status: 422, key: `attachments.refused.${outcome}` });
    expect([await rowOf(file.id), await uploads(file.id), await keysOf(file.id)]).toEqual([null, 0, []]);
  },
);
