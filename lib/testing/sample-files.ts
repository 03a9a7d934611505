import { zipSync } from "fflate";

/**
 * Files as small as their formats allow, made by hand: those that a sniffer must distinguish, and those that must not
 * deceive it.
 */

const text = (value: string) => Uint8Array.from(value, (character) => character.charCodeAt(0) & 0xff);

export function joined(...parts: (Uint8Array | string)[]): Uint8Array<ArrayBuffer> {
  const all = parts.map((part) => (typeof part === "string" ? text(part) : part));
  const whole = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const be32 = (value: number) => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
const le32 = (value: number) => Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);

/** A header that declares these measures, without any data to decode. */
export function jpegHeader(width: number, height: number): Uint8Array<ArrayBuffer> {
  const frame = Uint8Array.of(0xff, 0xc0, 0, 11, 8, height >> 8, height, width >> 8, width, 1, 1, 0x11, 0);
  return joined(
    Uint8Array.of(0xff, 0xd8),
    frame,
    Uint8Array.of(0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0),
    text("data"),
    Uint8Array.of(0xff, 0xd9),
  );
}

export function pngHeader(width: number, height: number): Uint8Array<ArrayBuffer> {
  const chunk = (name: string, body: Uint8Array) => joined(be32(body.length), name, body, be32(0));
  return joined(
    "\x89PNG\r\n\x1a\n",
    chunk("IHDR", joined(be32(width), be32(height), Uint8Array.of(8, 2, 0, 0, 0))),
    chunk("IDAT", text("x")),
    chunk("IEND", new Uint8Array()),
  );
}

export function webpHeader(width: number, height: number): Uint8Array<ArrayBuffer> {
  const body = joined(
    "WEBPVP8X",
    le32(10),
    Uint8Array.of(0, 0, 0, 0),
    le32(width - 1).subarray(0, 3),
    le32(height - 1).subarray(0, 3),
  );
  return joined("RIFF", le32(body.length), body);
}

const box = (name: string, ...body: (Uint8Array | string)[]) => {
  const inside = joined(...body);
  return joined(be32(inside.length + 8), name, inside);
};

export function mp4(brand: string, handlers: string[]): Uint8Array<ArrayBuffer> {
  const tracks = handlers.map((handler) =>
    box("trak", box("mdia", box("hdlr", new Uint8Array(8), handler, new Uint8Array(13)))),
  );
  return joined(box("ftyp", brand, be32(0), brand), box("moov", ...tracks), box("mdat", "sound"));
}

export const webm = (codec: string) =>
  joined(
    "\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm",
    "\x86\x86",
    codec,
    new Uint8Array(64),
  );
export const ogg = (head: string) => joined("OggS", new Uint8Array(24), head, new Uint8Array(64));

export function wav(): Uint8Array<ArrayBuffer> {
  const body = joined("WAVEfmt ", le32(16), new Uint8Array(16), "data", le32(4), new Uint8Array(4));
  return joined("RIFF", le32(body.length), body);
}

/** Two silent frames of MPEG-1 layer III, 128 kbit/s, 44.1 kHz. */
export function mp3(): Uint8Array<ArrayBuffer> {
  const frame = joined(Uint8Array.of(0xff, 0xfb, 0x90, 0), new Uint8Array(413));
  return joined(frame, frame);
}

export const pdf = (inside = "") => joined("%PDF-1.7\n", inside, "\n%%EOF\n");

export function office(names: string[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    zipSync(Object.fromEntries(["[Content_Types].xml", ...names].map((name) => [name, text("<x/>")]))),
  );
}

export const archive = () => new Uint8Array(zipSync({ "index.html": text("<script>alert(1)</script>") }));
