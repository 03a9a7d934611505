import { sniff } from "@/lib/attachments/sniff/sniff";
import { FileRefused } from "@/lib/offline/take-fault";
import type { AttachmentKind } from "@/lib/vocabulary";

/** A chosen file, ready to be stored: a photo redrawn at its right size, anything else unchanged. */
export interface TakenFile {
  kind: AttachmentKind;
  bytes: Blob;
  mediaType: string;
  preview: string | null;
}

export interface TakeLimits {
  photoLongEdge: number;
  megabytes: number;
  audioMegabytes: number;
}

const previewEdge = 200;

/** Checks the content first, as the server will, so that a wrong file is reported at once. */
export async function takeFile(file: Blob, limits: TakeLimits): Promise<TakenFile> {
  const found = await sniff({
    size: file.size,
    at: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
  });
  // A phone that makes HEIC can often read it in its browser too. Redrawn, it is a JPEG.
  if (!found.ok && found.fault !== "heic") throw new FileRefused(found.fault);
  if (!found.ok || found.kind === "photo") {
    const taken = await drawn(file, limits.photoLongEdge, found.ok ? found.mediaType : "image/jpeg").catch(() => null);
    if (!taken) throw new FileRefused(found.ok ? "damaged" : "heic");
    return sized(taken, limits.megabytes);
  }
  const taken: TakenFile = { kind: found.kind, bytes: file, mediaType: found.mediaType, preview: null };
  return sized(taken, found.kind === "audio" ? limits.audioMegabytes : limits.megabytes);
}

function sized(taken: TakenFile, megabytes: number): TakenFile {
  if (taken.bytes.size > megabytes * 1024 * 1024) throw new FileRefused("tooLarge");
  return taken;
}

async function drawn(file: Blob, longEdge: number, mediaType: string): Promise<TakenFile> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const type = mediaType === "image/png" ? "image/png" : "image/jpeg";
    const bytes = await encode(bitmap, longEdge, type, 0.86);
    const preview = await asAddress(await encode(bitmap, previewEdge, "image/jpeg", 0.7));
    return { kind: "photo", bytes, mediaType: type, preview };
  } finally {
    bitmap.close();
  }
}

/** A stored photo as a JPEG for print. @throws if the browser cannot decode it */
export async function printedPhoto(file: Blob, longEdge: number) {
  const bitmap = await createImageBitmap(file);
  try {
    const scale = Math.min(1, longEdge / Math.max(bitmap.width, bitmap.height));
    const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
    const bytes = new Uint8Array(await (await encode(bitmap, longEdge, "image/jpeg", 0.8)).arrayBuffer());
    return { bytes, width, height };
  } finally {
    bitmap.close();
  }
}

async function encode(bitmap: ImageBitmap, longEdge: number, type: string, quality: number): Promise<Blob> {
  const scale = Math.min(1, longEdge / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("not drawn"))), type, quality),
  );
}

function asAddress(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error ?? new Error("not read"));
    reader.readAsDataURL(blob);
  });
}
