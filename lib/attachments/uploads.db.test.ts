import { describe, expect, test } from "vitest";
import { fileKey } from "@/lib/attachments/storage/storage";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { testDatabase } from "@/lib/testing/database";
import { joined, jpegHeader, pdf } from "@/lib/testing/sample-files";
import { hashOf } from "@/lib/testing/upload-world";

const { prisma } = await testDatabase();
const { approve, begin, desk, end, fileOf, keysOf, newVisit, patch, rowOf, send, storage, uploads, where } =
  await openAttachmentRoom(prisma);
const { projectId } = desk;
const big = (length: number) => pdf("x".repeat(length));

describe("an upload", () => {
  test("is acknowledged as complete only when its row and its file exist; sent again it is the same upload", async () => {
    const { id: visitId } = await newVisit();
    const file = fileOf(visitId, pdf());
    expect(await begin(file)).toMatchObject({ status: 201, offset: 0 });
    expect(await patch(file.id, 0, file.bytes)).toMatchObject({ status: 204, offset: file.bytes.length });
    expect(await rowOf(file.id)).toMatchObject({
      sha256: hashOf(file.bytes),
      sourceSha256: hashOf(file.bytes),
      mediaType: "application/pdf",
    });
    expect(await storage.size(fileKey(projectId, file.id))).toBe(file.bytes.length);
    expect(await uploads(file.id)).toBe(0);
    expect(await send(file)).toMatchObject({ status: 200, offset: file.bytes.length });
    expect(await where(file.id)).toMatchObject({ status: 200, offset: file.bytes.length });
    expect(await prisma.attachment.count({ where: { projectId, visitId } })).toBe(1);
  });

  test("continues where it broke off, with what arrived of a request that was cut", async () => {
    const { id: visitId } = await newVisit();
    const file = fileOf(visitId, big(300_000));
    await begin(file);
    const cut = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(file.bytes.slice(0, 70_000));
      },
      pull(controller) {
        controller.error(new Error("the wire was cut"));
      },
    });
    await patch(file.id, 0, cut).catch(() => null);
    const { offset } = await where(file.id);
    expect(offset).toBeLessThan(file.bytes.length);
    expect(await patch(file.id, offset + 1, file.bytes.slice(offset + 1))).toMatchObject({ status: 409, offset });
    expect(await patch(file.id, offset, file.bytes.slice(offset))).toMatchObject({
      status: 204,
      offset: file.bytes.length,
    });
    expect((await rowOf(file.id))?.sha256).toBe(hashOf(file.bytes));
  });

  test("accepts a piece once if two requests bring it", async () => {
    const { id: visitId } = await newVisit();
    const file = fileOf(visitId, big(200_000));
    await begin(file);
    const answers = await Promise.all(Array.from({ length: 5 }, () => patch(file.id, 0, file.bytes.slice(0, 100_000))));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4);
    expect(await patch(file.id, 100_000, file.bytes.slice(100_000))).toMatchObject({ status: 204 });
    expect((await rowOf(file.id))?.sha256).toBe(hashOf(file.bytes));
  });

  test.each([
    ["another hash", { sha256: "0".repeat(64) }, 422, "attachments.refused.hash"],
    ["a photo that is a document", { kind: "photo" as const }, 422, "attachments.refused.kind"],
    [
      "bytes of no known kind",
      { bytes: new TextEncoder().encode("no such format") },
      422,
      "attachments.refused.unknown",
    ],
    ["a pixel bomb", { kind: "photo" as const, bytes: jpegHeader(30_000, 30_000) }, 422, "attachments.refused.bomb"],
    [
      "a photo that cannot be drawn",
      { kind: "photo" as const, bytes: jpegHeader(100, 100) },
      422,
      "attachments.refused.damaged",
    ],
    [
      "HEIC",
      { kind: "photo" as const, bytes: joined("\0\0\0\x18ftypheic\0\0\0\0mif1heic") },
      422,
      "attachments.refused.heic",
    ],
    ["nothing", { bytes: new Uint8Array() }, 422, "attachments.refused.empty"],
    ["more than is allowed", { length: 7_000_000 }, 413, "attachments.refused.tooLarge"],
  ])("is refused with a sentence, and leaves neither row nor file: %s", async (_name, change, status, key) => {
    const { id: visitId } = await newVisit();
    const file = fileOf(visitId, pdf(), change);
    expect(await send(file)).toMatchObject({ status, key });
    expect([await rowOf(file.id), await uploads(file.id)]).toEqual([null, 0]);
    expect(await keysOf(file.id)).toEqual([]);
  });

  test("with more bytes than announced is refused, and a piece that does not match its checksum is not accepted", async () => {
    const { id: visitId } = await newVisit();
    const file = fileOf(visitId, pdf());
    await begin({ ...file, length: file.bytes.length - 3 });
    expect(await patch(file.id, 0, file.bytes)).toMatchObject({ status: 422, key: "attachments.refused.length" });
    const other = fileOf(visitId, pdf());
    await begin(other);
    expect(
      await patch(other.id, 0, other.bytes, {
        headers: { "upload-checksum": `sha256 ${Buffer.alloc(32).toString("base64")}` },
      }),
    ).toMatchObject({ status: 460 });
    expect(await where(other.id)).toMatchObject({ offset: 0 });
  });

  test("belongs to one person: others cannot see it, add to it, end it or take its id", async () => {
    const { id: visitId } = await newVisit();
    const file = fileOf(visitId, big(1000));
    await begin(file);
    for (const as of ["colleague", "lead"] as const) {
      expect(await where(file.id, as)).toMatchObject({ status: 404 });
      expect(await patch(file.id, 0, file.bytes, { as })).toMatchObject({ status: 404 });
      expect(await end(file.id, as)).toMatchObject({ status: 404 });
    }
    expect(await begin(file, "lead")).toMatchObject({ status: 422 });
    expect(await begin(fileOf(visitId, pdf()), "colleague")).toMatchObject({
      status: 403,
      key: "attachments.refused.notYours",
    });
    expect(await end(file.id)).toMatchObject({ status: 204 });
    expect(await uploads(file.id)).toBe(0);
  });

  test("of bytes that the visit has already is refused with the name of that file, before any byte is sent", async () => {
    const { id: visitId } = await newVisit();
    const first = fileOf(visitId, pdf());
    await send(first);
    const again = fileOf(visitId, pdf());
    expect(await begin(again)).toMatchObject({ status: 422, key: "attachments.refused.repeated" });
    expect([await rowOf(again.id), await uploads(again.id)]).toEqual([null, 0]);
    // The same file under its own id is one upload, another visit may have it too, and a lost one may come again.
    expect(await begin(first)).toMatchObject({ status: 200 });
    const { id: elsewhere } = await newVisit();
    expect(await begin(fileOf(elsewhere, pdf()))).toMatchObject({ status: 201 });
    await prisma.attachment.update({
      where: { projectId_id: { projectId, id: first.id } },
      data: { missingSince: new Date() },
    });
    expect(await begin(again)).toMatchObject({ status: 201 });
  });

  test("is accepted after the text was handed in, but not after it was approved; then the sentence says so", async () => {
    const { id: visitId } = await newVisit(true);
    expect(await send(fileOf(visitId, pdf()))).toMatchObject({ status: 204 });
    const late = fileOf(visitId, pdf("another file"));
    await begin(late);
    await approve(visitId);
    expect(await patch(late.id, 0, late.bytes)).toMatchObject({ status: 403, key: "attachments.refused.approved" });
    expect(await rowOf(late.id)).toBeNull();
  });
});
