import { describe, expect, test, vi } from "vitest";
import { listAttachments } from "@/lib/attachments/data/attachment-rows";
import { sweepAttachments, sweepOne } from "@/lib/attachments/sweep";
import { removeAttachment } from "@/lib/attachments/mutations";
import { LocalStorage } from "@/lib/attachments/storage/local-storage";
import { fileKey, partKey, thumbnailKey } from "@/lib/attachments/storage/storage";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { testDatabase } from "@/lib/testing/database";
import { pdf } from "@/lib/testing/sample-files";

const { prisma } = await testDatabase();
const { begin, desk, fileOf, folder, keysOf, newVisit, patch, rowOf, send, storage, where } =
  await openAttachmentRoom(prisma);
const { projectId } = desk;
const big = (length: number) => pdf("x".repeat(length));

describe("rows and files", () => {
  test("agree after a crash between storing the file and writing its row: the same upload is finished at the next word", async () => {
    const { id: visitId } = await newVisit();
    const file = fileOf(visitId, pdf());
    await begin(file);
    const crash = vi.spyOn(LocalStorage.prototype, "put").mockImplementation(async function (
      this: LocalStorage,
      key,
      from,
    ) {
      crash.mockRestore();
      await this.put(key, from);
      // The part is stored; the file itself is stored next, and then the process ends.
      const second = vi.spyOn(LocalStorage.prototype, "put").mockImplementationOnce(async () => {
        second.mockRestore();
        await new LocalStorage(folder).put(fileKey(projectId, file.id), file.bytes);
        throw new Error("killed");
      });
    });
    await expect(patch(file.id, 0, file.bytes)).rejects.toThrow("killed");
    expect(await rowOf(file.id)).toBeNull();
    expect((await sweepAttachments(storage)).orphans.filter((key) => key.includes(file.id))).toEqual([]);
    expect(await where(file.id)).toMatchObject({ status: 200, offset: file.bytes.length });
    expect(await rowOf(file.id)).not.toBeNull();
    expect(await keysOf(file.id)).toEqual([fileKey(projectId, file.id)]);
  });

  test("a file whose upload becomes an attachment while the sweep reads is not taken for nobody's", async () => {
    const { id: visitId } = await newVisit();
    const file = fileOf(visitId, pdf("settles"));
    const key = { projectId_id: { projectId, id: file.id } };
    // The file is stored, its row not yet written: the moment before an upload is finished.
    await send(file);
    const row = await prisma.attachment.delete({ where: key });
    await begin(file);
    const sweeping = await prisma.$transaction(
      async (tx) => {
        await tx.$executeRaw`LOCK TABLE attachment_uploads IN ACCESS EXCLUSIVE MODE`;
        const sweep = sweepAttachments(storage);
        const waits = () => tx.$queryRaw<unknown[]>`
          SELECT FROM pg_locks WHERE relation = 'attachment_uploads'::regclass AND NOT granted`;
        while ((await waits()).length === 0);
        await tx.attachment.create({ data: row });
        await tx.attachmentUpload.delete({ where: key });
        return { sweep };
      },
      { timeout: 30_000 },
    );
    expect((await sweeping.sweep).orphans.filter((each) => each.includes(file.id))).toEqual([]);
    expect(await keysOf(file.id)).toEqual([fileKey(projectId, file.id)]);
  });

  test("are held against each other both ways by the sweep, which mends what it can and says what it cannot", async () => {
    const { id: visitId } = await newVisit();
    const [good, lost, half, old] = [
      fileOf(visitId, pdf()),
      fileOf(visitId, pdf("b")),
      fileOf(visitId, big(1000)),
      fileOf(visitId, big(2000)),
    ];
    for (const file of [good, lost]) await send(file);
    for (const file of [half, old]) {
      await begin(file);
      await patch(file.id, 0, file.bytes.slice(0, 500));
      await patch(file.id, 500, file.bytes.slice(500, 700));
    }
    const stray = fileOf(visitId, pdf()).id;
    for (const key of [fileKey(projectId, stray), thumbnailKey(projectId, stray), partKey(projectId, good.id, 0)])
      await storage.put(key, pdf());
    await storage.remove(fileKey(projectId, lost.id));
    await storage.remove(partKey(projectId, half.id, 500));
    await prisma.attachmentUpload.update({
      where: { projectId_id: { projectId, id: old.id } },
      data: { expiresAt: new Date(0) },
    });
    const name = (id: string) => `${projectId}/${id}`;
    const report = await sweepAttachments(storage);
    expect(report.orphans).toEqual(
      expect.arrayContaining([
        fileKey(projectId, stray),
        thumbnailKey(projectId, stray),
        partKey(projectId, good.id, 0),
      ]),
    );
    expect(report).toMatchObject({ missing: [name(lost.id)], setBack: [name(half.id)], expired: [name(old.id)] });
    expect(await where(half.id)).toMatchObject({ offset: 500 });
    expect(await listAttachments(desk.scopeOf("member"), visitId)).toMatchObject([
      { id: good.id, missing: false },
      { id: lost.id, missing: true },
    ]);
    const again = await sweepAttachments(storage);
    expect([again.orphans, again.missing, again.setBack, again.expired]).toEqual([[], [], [], []]);

    // The device that still has it may send it again, and an upload that was set back goes on.
    expect(await send(lost)).toMatchObject({ status: 204 });
    expect(await patch(half.id, 500, half.bytes.slice(500))).toMatchObject({ status: 204 });
    expect((await rowOf(lost.id))?.missingSince).toBeNull();
  });

  test("go together where an attachment is removed, by who may still change the visit", async () => {
    const { id: visitId } = await newVisit();
    const file = fileOf(visitId, pdf());
    await send(file);
    await expect(
      prisma.$transaction((tx) => removeAttachment(tx, desk.scopeOf("reviewer"), file.id)),
    ).rejects.toMatchObject({ code: "forbidden" });
    await prisma.$transaction((tx) => removeAttachment(tx, desk.scopeOf("member"), file.id));
    await sweepOne({ projectId, id: file.id });
    expect(await rowOf(file.id)).toBeNull();
    expect(await keysOf(file.id)).toEqual([]);
  });
});
