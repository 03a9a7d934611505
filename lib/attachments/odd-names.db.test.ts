import { expect, test } from "vitest";
import { serveFile } from "@/lib/attachments/serve";
import { ownerOf } from "@/lib/attachments/storage/storage";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { filesIn } from "@/lib/testing/backup-room";
import { testDatabase } from "@/lib/testing/database";
import { oddNames } from "@/lib/testing/names/odd-names";
import { pdf } from "@/lib/testing/sample-files";
import { trustedScope } from "@/lib/testing/trusted-scope";

/** Names of files that no system should follow, each sent and fetched as a device does it. */

const { prisma } = await testDatabase();
const { desk, fileOf, folder, newVisit, rowOf, send, uploads } = await openAttachmentRoom(prisma);
const { projectId, people } = desk;
const { id: visitId } = await newVisit();
const scope = trustedScope({ projectId, userId: people.member, role: "member" });

test("there are more than a hundred, and no two of one description", () => {
  expect(oddNames.length).toBeGreaterThanOrEqual(100);
  expect(new Set(oddNames.map(({ what }) => what)).size).toBe(oddNames.length);
});

test.concurrent.each(oddNames.map((odd) => [odd.what, odd] as const))(
  "a file is kept by its id and sent with a name that every system takes: %s",
  async (what, { name, kept, sent = kept }) => {
    const file = fileOf(visitId, pdf(what), { fileName: name });
    const answer = await send(file);
    if (kept === null) {
      expect(answer).toMatchObject({ status: 422, key: "errors.invalid" });
      expect([await rowOf(file.id), await uploads(file.id)]).toEqual([null, 0]);
      return;
    }
    expect(answer).toMatchObject({ status: 204 });
    expect((await rowOf(file.id))?.fileName).toBe(kept);
    const download = await serveFile(scope, file.id, new Request("http://localhost/file"));
    await download.body?.cancel();
    const header = download.headers.get("content-disposition") ?? "";
    expect(header).toMatch(/^attachment; filename="[\w. -]+"; filename\*=UTF-8''[\w.~!&+`^|$#%-]+$/);
    const told = decodeURIComponent(header.split("UTF-8''")[1] ?? "");
    expect(told).toBe(sent);
    expect(Buffer.byteLength(told)).toBeLessThanOrEqual(255);
    expect(told).not.toMatch(/[/\\\u0000-\u001f"<>:|?*]|^\./);
  },
);

test("nothing but files by their ids is in the folder", async () => {
  const files = Object.keys(await filesIn(folder));
  expect(files.length).toBeGreaterThan(90);
  expect(files.filter((key) => ownerOf(key) === null)).toEqual([]);
});
