import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { listAttachments } from "@/lib/attachments/data/attachment-rows";
import { serveFile, serveThumbnail } from "@/lib/attachments/serve";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { testDatabase } from "@/lib/testing/database";
import { pdf, wav } from "@/lib/testing/sample-files";
import { hashOf } from "@/lib/testing/upload-world";

const { prisma } = await testDatabase();
const { approve, desk, fileOf, newVisit, rowOf, send } = await openAttachmentRoom(prisma);

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
    await approve(visitId);
    expect((await ask({}, "viewer")).status).toBe(200);
  });
});
