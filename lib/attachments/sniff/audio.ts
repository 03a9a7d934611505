import { ascii, le32, u32, type ByteSource } from "@/lib/attachments/sniff/byte-source";
import type { Sniffed } from "@/lib/attachments/types";

/** M4A/MP4, WebM, Ogg, MP3 and WAV with sound only: a film is not a recording of a talk. */
export async function sniffAudio(source: ByteSource, head: Uint8Array): Promise<Sniffed | null> {
  const text = ascii(head);
  if (text.slice(4, 8) === "ftyp") return mp4(source, text.slice(8, 12));
  if (text.startsWith("\x1a\x45\xdf\xa3")) return webm(text);
  if (text.startsWith("OggS")) return ogg(text);
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WAVE") return wav(source, head);
  if (text.startsWith("ID3") || isFrame(head, 0)) return mp3(source, head);
  return null;
}

const audio = (mediaType: string, extension: string): Sniffed => ({ ok: true, kind: "audio", mediaType, extension });
const damaged: Sniffed = { ok: false, fault: "damaged" };
const video: Sniffed = { ok: false, fault: "video" };

const audioBrands = new Set([
  "M4A ",
  "M4B ",
  "mp41",
  "mp42",
  "isom",
  "iso2",
  "iso4",
  "iso5",
  "iso6",
  "dash",
  "3gp4",
  "3gp5",
  "3gp6",
  "qt  ",
]);
const mostBoxes = 5_000;
/** The table of contents of a hundred hours is smaller than this. */
const longestMoov = 16_000_000;

async function mp4(source: ByteSource, brand: string): Promise<Sniffed> {
  if (!audioBrands.has(brand)) return { ok: false, fault: "unknown" };
  let at = 0;
  let sound = false;
  for (let count = 0; count < mostBoxes && at < source.size; count += 1) {
    const box = await source.at(at, 16);
    if (box.length < 8) return damaged;
    const name = ascii(box.subarray(4, 8));
    if (!/^[\w\xa9 -]{4}$/.test(name)) return damaged;
    const short = u32(box, 0);
    const size = short === 1 ? u32(box, 8) * 2 ** 32 + u32(box, 12) : short === 0 ? source.size - at : short;
    if (size < 8) return damaged;
    if (name === "moov") {
      if (size > longestMoov) return damaged;
      const inside = ascii(await source.at(at, size));
      if (/hdlr.{8}vide/s.test(inside)) return video;
      sound ||= /hdlr.{8}soun/s.test(inside);
    }
    at += size;
  }
  // The last box of an interrupted recording extends beyond the end.
  return sound ? audio("audio/mp4", "m4a") : damaged;
}

function webm(text: string): Sniffed {
  if (!/\x42\x82[\x81-\x8f\x40]?.?webm/s.test(text.slice(0, 80))) return { ok: false, fault: "unknown" };
  if (/V_(VP8|VP9|AV1|MPEG)/.test(text)) return video;
  return /A_(OPUS|VORBIS|PCM)/.test(text) ? audio("audio/webm", "webm") : damaged;
}

function ogg(text: string): Sniffed {
  const first = text.slice(27, 300);
  if (/theora|\x80theora|BBCD/.test(first)) return video;
  return /OpusHead|\x01vorbis|\x7fFLAC|Speex/.test(first) ? audio("audio/ogg", "ogg") : damaged;
}

async function wav(source: ByteSource, head: Uint8Array): Promise<Sniffed> {
  let at = 12;
  for (let count = 0; count < 64; count += 1) {
    const chunk = await source.at(at, 8);
    const name = ascii(chunk.subarray(0, 4));
    if (name === "data") return ascii(head).includes("fmt ") ? audio("audio/wav", "wav") : damaged;
    if (chunk.length < 8) return damaged;
    at += 8 + le32(chunk, 4) + (le32(chunk, 4) % 2);
  }
  return damaged;
}

const bitrates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const bitratesOf2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const rates = [44_100, 48_000, 32_000];

/** The length of a layer III frame whose header is at this place. 0 if there is none. */
function frameLength(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (a !== 0xff || (b & 0xe0) !== 0xe0 || (b & 0x06) !== 0x02) return 0;
  const version = (b >> 3) & 3;
  const rate = rates[(c >> 2) & 3];
  const kilobits = (version === 3 ? bitrates : bitratesOf2)[c >> 4];
  if (version === 1 || rate === undefined || !kilobits) return 0;
  const [hertz, factor] = version === 3 ? [rate, 144_000] : [version === 2 ? rate / 2 : rate / 4, 72_000];
  return Math.floor((factor * kilobits) / hertz) + ((c >> 1) & 1);
}

const isFrame = (bytes: Uint8Array, at: number) => frameLength(bytes, at) > 0;

async function mp3(source: ByteSource, head: Uint8Array): Promise<Sniffed> {
  let at = 0;
  if (ascii(head.subarray(0, 3)) === "ID3") {
    const sizes = [...head.subarray(6, 10)];
    if (sizes.some((byte) => byte > 127)) return damaged;
    at = 10 + sizes.reduce((sum, byte) => sum * 128 + byte, 0);
  }
  // Some encoders write zeros between the tag and the sound.
  const room = await source.at(at, 8192);
  const start = room.findIndex((_byte, place) => isFrame(room, place));
  if (start < 0 || room.subarray(0, start).some((byte) => byte !== 0)) return damaged;
  const next = at + start + frameLength(room, start);
  if (next >= source.size) return audio("audio/mpeg", "mp3");
  return isFrame(await source.at(next, 4), 0) ? audio("audio/mpeg", "mp3") : damaged;
}
