import { be32 } from "@/lib/testing/photos/pictures";
import { bad, type BadRecording } from "@/lib/testing/recordings/bad-recording";
import { archive, joined, mp4, webm } from "@/lib/testing/sample-files";

/** Recordings of phones and browsers: MP4 and WebM, whose boxes may say any length. */

type Piece = Uint8Array | string;
const box = (name: string, ...body: Piece[]) => {
  const inside = joined(...body);
  return joined(be32(inside.length + 8), name, inside);
};
const head = box("ftyp", "M4A ", be32(0), "M4A ");
const track = (handler: string) =>
  box("trak", box("mdia", box("hdlr", new Uint8Array(8), handler, new Uint8Array(13))));
const sound = box("moov", track("soun"));
const whole = mp4("M4A ", ["soun"]);
const longBox = (name: string, high: number, low: number, ...body: Piece[]) =>
  joined(be32(1), name, be32(high), be32(low), ...body);

const mp4s = [
  bad("MP4: nothing but its head", "damaged", head),
  bad("MP4: cut within its table of contents", "damaged", whole.subarray(0, head.length + 30)),
  bad("MP4: cut before its table of contents", "damaged", joined(head, box("mdat", "sound"))),
  bad("MP4: cut within its sound, as an app that was ended", "m4a", joined(head, sound, be32(9_000), "mdat", "sound")),
  bad("MP4: a box of length 0, which goes to the end", "m4a", joined(head, sound, be32(0), "mdat", "sound")),
  bad("MP4: a table of contents of length 0", "m4a", joined(head, be32(0), sound.subarray(4))),
  bad("MP4: a box of length 1 without its long one", "damaged", joined(head, be32(1), "free")),
  bad("MP4: a long box", "m4a", joined(head, sound, longBox("mdat", 0, 20, "soun"))),
  bad("MP4: a long box of length 0", "damaged", joined(head, longBox("free", 0, 0), sound)),
  bad("MP4: a long box of 16 exabytes", "m4a", joined(head, sound, longBox("mdat", 0xffffffff, 0xffffffff, "s"))),
  bad("MP4: a box of 16 exabytes before its contents", "damaged", joined(head, longBox("mdat", 0xffffffff, 0, sound))),
  bad("MP4: a box of length 7", "damaged", joined(head, be32(7), "free", sound)),
  bad("MP4: a box whose name is no name", "damaged", joined(head, box("\0\0\0\0"), sound)),
  bad("MP4: five thousand empty boxes, then its contents", "damaged", joined(head, ...boxes(5_000), sound)),
  bad("MP4: a thousand empty boxes, then its contents", "m4a", joined(head, ...boxes(1_000), sound)),
  bad("MP4: contents of 20 MB by their head", "damaged", joined(head, be32(20_000_000), sound.subarray(4))),
  bad("MP4: contents without a track", "damaged", joined(head, box("moov", box("mvhd")), box("mdat", "sound"))),
  bad("MP4: subtitles only", "damaged", joined(head, box("moov", track("text")), box("mdat", "sound"))),
  bad("MP4: sound and a picture that moves", "video", mp4("M4A ", ["soun", "vide"])),
  bad(
    "MP4: a picture that moves in a second table of contents",
    "video",
    joined(head, sound, box("moov", track("vide"))),
  ),
  bad("MP4: its contents at the end", "m4a", joined(head, box("mdat", "sound"), sound)),
  bad(
    "MP4: a place where it was recorded",
    "m4a",
    joined(head, box("moov", track("soun"), box("udta", box("\xa9xyz", "+31.2+116.5/")))),
  ),
  bad("MP4: a kind that nobody knows", "unknown", mp4("evil", ["soun"])),
  bad("MP4: pictures of a phone (HEIC)", "heic", mp4("heic", ["soun"])),
  bad("MP4: a raw picture of Canon", "unknown", mp4("crx ", ["soun"])),
  bad("MP4: sound that is protected", "unknown", mp4("M4P ", ["soun"])),
  bad("MP4: an archive behind it, which is no box", "damaged", joined(whole, archive())),
  bad("MP4: an archive in a box at its end", "polyglot", joined(whole, box("free", archive()))),
  bad("MP4: a page in its head", "polyglot", joined(head, box("free", "<script>alert(1)</script>"), sound)),
  bad("MP4: reads as PDF as well", "polyglot", joined(head, box("free", "%PDF-1.7"), sound)),
  bad("MP4: length 0 of its first box", "damaged", joined(be32(0), head.subarray(4))),
];

function boxes(count: number): Uint8Array[] {
  return Array.from({ length: count }, () => box("free"));
}

const webms = [
  bad("WebM: cut within its head", "unknown", webm("A_OPUS").subarray(0, 20)),
  bad("WebM: no codec", "damaged", webm("")),
  bad("WebM: a film", "video", webm("V_VP9")),
  bad("WebM: a film with sound", "video", webm("A_OPUSV_AV1")),
  bad("WebM: a codec that nobody knows", "damaged", webm("A_EVIL")),
  bad(
    "WebM: Matroska, which is not WebM",
    "unknown",
    joined("\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska", webm("A_OPUS").subarray(30)),
  ),
  bad("WebM: a kind of length 0", "unknown", joined("\x1a\x45\xdf\xa3\x84\x42\x82\x80", new Uint8Array(60), "A_OPUS")),
  bad("WebM: nothing but its first mark", "unknown", joined("\x1a\x45\xdf\xa3", new Uint8Array(60))),
  bad("WebM: an archive behind it", "polyglot", joined(webm("A_OPUS"), archive())),
  bad(
    "WebM: of unknown length, as browsers record",
    "webm",
    joined(webm("A_OPUS"), "\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff"),
  ),
];

export const boxedRecordings: BadRecording[] = [...mp4s, ...webms];
