import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, test, vi } from "vitest";
import { removeAttachment } from "@/lib/attachments/mutations";
import { listAttachments } from "@/lib/attachments/data/attachment-rows";
import { sweepAttachments, sweepOne } from "@/lib/attachments/sweep";
import { serveFile, serveThumbnail } from "@/lib/attachments/serve";
import { LocalStorage } from "@/lib/attachments/storage/local-storage";
import { fileKey, partKey, thumbnailKey } from "@/lib/attachments/storage/storage";
import { testDatabase } from "@/lib/testing/database";
import { joined, jpegHeader, pdf, wav } from "@/lib/testing/sample-files";
import { hashOf, uploadWorld } from "@/lib/testing/upload-world";
import { openVisitWorld } from "@/lib/testing/visit-world";

const folder = mkdtempSync(join(tmpdir(), "zoufang-attachments-"));
process.env["ATTACHMENTS_DIR"] = folder;
process.env["ATTACHMENT_MEGABYTES"] = "6";
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const { begin, patch, where, end, send, fileOf } = uploadWorld(prisma, desk);
const storage = new LocalStorage(folder);
const { projectId } = desk;

async function newVisit(submit = false) {
  const id = desk.itemOf({ content: null }).id;
  const content = desk.note({ marks: { status: null, example: "none", problem: "none", suggestion: "none" } });
  expect((await desk.send({ id, content, submit })).status).toBe("saved");
  return { id, entryId: content.entries[0]?.id ?? "" };
}

const rowOf = (id: string) => prisma.attachment.findUnique({ where: { projectId_id: { projectId, id } } });
const uploads = (id: string) => prisma.attachmentUpload.count({ where: { projectId, id } });
const keys = async () => {
  const found: string[] = [];
  for (const room of ["files/", "thumbnails/", "parts/"])
    for await (const { key } of storage.list(room)) found.push(key);
  return found.sort();
};
const big = (length: number) => pdf("x".repeat(length));
const photo = () =>
  sharp({
    create: {
      width: 3000,
      height: 2000,
      channels: 3,
      background: "#3a6",
      noise: { type: "gaussian", mean: 120, sigma: 20 },
    },
  })
    .jpeg()
    .withExif({ IFD0: { Make: "Camera" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 24/1 0/1" } })
    .toBuffer();

describe("an upload", () => {
  test("is acknowledged whole only when its row and its file stand; sent again it is the same one", async () => {
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

  test("goes on where it broke off, with what arrived of a request that was cut", async () => {
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

  test("of which two requests bring the same piece takes it once", async () => {
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
    expect((await keys()).filter((each) => each.includes(file.id))).toEqual([]);
  });

  test("that brings more than it announced is refused, and a piece that is not what its checksum says is not taken", async () => {
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

  test("is another person's secret: they neither see it, add to it, end it nor take its id", async () => {
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

  test("arrives after the text was handed in, but not after it was approved; then the sentence says so", async () => {
    const { id: visitId } = await newVisit(true);
    expect(await send(fileOf(visitId, pdf()))).toMatchObject({ status: 204 });
    const late = fileOf(visitId, pdf());
    await begin(late);
    await prisma.visit.update({
      where: { projectId_id: { projectId, id: visitId } },
      data: { state: "approved", approvedAt: new Date(), approvedBy: desk.people.reviewer },
    });
    expect(await patch(late.id, 0, late.bytes)).toMatchObject({ status: 403, key: "attachments.refused.approved" });
    expect(await rowOf(late.id)).toBeNull();
  });

  test("of a photo loses place and camera, is drawn at its long edge, and is known by the hash of what was sent", async () => {
    const { id: visitId, entryId } = await newVisit();
    const bytes = new Uint8Array(await photo());
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const file = fileOf(visitId, bytes, { kind: "photo", fileName: "会议室.HEIC", entryId });
    expect(await send(file)).toMatchObject({ status: 204 });
    const row = await rowOf(file.id);
    expect(row).toMatchObject({
      sourceSha256: hashOf(bytes),
      width: 2560,
      height: 1707,
      fileName: "会议室.jpg",
      entryId,
    });
    const served = new Uint8Array(
      await (await serveFile(desk.scopeOf("member"), file.id, new Request("http://localhost/x"))).arrayBuffer(),
    );
    expect(hashOf(served)).toBe(row?.sha256);
    const kept = await sharp(served).metadata();
    expect([kept.exif, kept.xmp, kept.iptc]).toEqual([undefined, undefined, undefined]);
    const small = await serveThumbnail(desk.scopeOf("member"), file.id, new Request("http://localhost/x"));
    expect((await sharp(new Uint8Array(await small.arrayBuffer())).metadata()).width).toBe(480);
  });

  test("of a recording brings its marks, at entries of the same visit only", async () => {
    const { id: visitId, entryId } = await newVisit();
    const { entryId: foreign } = await newVisit();
    const cue = (atSeconds: number, at: string | null) => ({
      id: fileOf("", pdf()).id,
      atSeconds,
      label: "",
      entryId: at,
    });
    const file = fileOf(visitId, wav(), {
      kind: "audio",
      fileName: "录音",
      cues: [cue(754, entryId), cue(10, foreign)],
    });
    expect(await send(file)).toMatchObject({ status: 204 });
    const [item] = await listAttachments(desk.scopeOf("member"), visitId);
    expect(item?.cues.map(({ atSeconds, entryId: at }) => [atSeconds, at])).toEqual([
      [10, null],
      [754, entryId],
    ]);
  });
});

describe("serving", () => {
  test("answers ranges, says what a browser may not do with it, and shows a viewer approved visits only", async () => {
    const { id: visitId } = await newVisit();
    const file = fileOf(visitId, wav(), { kind: "audio", fileName: "录音.wav" });
    await send(file);
    const ask = (headers: Record<string, string> = {}, role: "member" | "viewer" = "member") =>
      serveFile(desk.scopeOf(role), file.id, new Request("http://localhost/x", { headers }));
    const part = await ask({ range: "bytes=4-7" });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 4-7/${file.bytes.length}`]);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(file.bytes.slice(4, 8));
    expect((await ask({ range: "bytes=-4" })).headers.get("content-length")).toBe("4");
    expect((await ask({ range: "bytes=99999-" })).status).toBe(416);
    const whole = await ask();
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
      "content-type": "audio/wav",
    });
    expect(whole.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
    expect(whole.headers.get("content-disposition")).toContain("filename*=UTF-8''");
    expect((await ask({ "if-none-match": whole.headers.get("etag") ?? "" })).status).toBe(304);
    await expect(ask({}, "viewer")).rejects.toMatchObject({ code: "forbidden" });
    await prisma.visit.update({
      where: { projectId_id: { projectId, id: visitId } },
      data: { state: "approved", approvedAt: new Date(), approvedBy: desk.people.reviewer },
    });
    expect((await ask({}, "viewer")).status).toBe(200);
  });
});

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
    expect((await keys()).filter((key) => key.includes(file.id))).toEqual([fileKey(projectId, file.id)]);
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
    expect((await keys()).filter((key) => key.includes(file.id))).toEqual([]);
  });
});
