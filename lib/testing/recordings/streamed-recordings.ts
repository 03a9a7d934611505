import { le32 } from "@/lib/testing/photos/pictures";
import { bad, type BadRecording } from "@/lib/testing/recordings/bad-recording";
import { archive, joined, mp3, office, ogg, pdf, wav } from "@/lib/testing/sample-files";

/** Recordings of recorders and old programs, and files that are only named as recordings. */

type Piece = Uint8Array | string;
const room = new Uint8Array(200);
const riff = (...body: Piece[]) => joined("RIFF", le32(joined(...body).length), ...body);
const format = joined("fmt ", le32(16), new Uint8Array(16));
const data = joined("data", le32(4), new Uint8Array(4));
const chunk = (name: string, said: number, ...body: Piece[]) => joined(name, le32(said), ...body);

const wavs = [
  bad("WAV: nothing but its head", "damaged", riff("WAVE", format)),
  bad("WAV: sound without a format", "damaged", riff("WAVE", data)),
  bad("WAV: cut within its format", "damaged", wav().subarray(0, 24)),
  bad("WAV: cut within its sound", "wav", wav().subarray(0, -2)),
  bad("WAV: sound of 4 GB by its head", "wav", riff("WAVE", format, chunk("data", 0xffffffff, "s"))),
  bad("WAV: a chunk of 4 GB before its sound", "damaged", riff("WAVE", format, chunk("LIST", 0xfffffffe), data)),
  bad("WAV: a chunk of length 0 before its sound", "wav", riff("WAVE", format, chunk("LIST", 0), data)),
  bad("WAV: a chunk of odd length before its sound", "wav", riff("WAVE", format, chunk("LIST", 3, "abc\0"), data)),
  bad("WAV: sixty empty chunks before its sound", "wav", riff("WAVE", format, ...empty(60), data)),
  bad("WAV: seventy empty chunks before its sound", "damaged", riff("WAVE", format, ...empty(70), data)),
  bad("WAV: a page in a remark", "polyglot", riff("WAVE", format, chunk("LIST", 8, "<script>"), data)),
  bad("WAV: PHP in a remark", "polyglot", riff("WAVE", format, chunk("LIST", 6, "<?php "), data)),
  bad("WAV: 64 bits long (RF64)", "unknown", joined("RF64\xff\xff\xff\xffWAVE", format, data)),
  bad("WAV: in the other order (RIFX)", "unknown", joined("RIFX", le32(40), "WAVE", format, data)),
  bad("WAV: an archive behind it", "polyglot", joined(wav(), archive())),
];

function empty(count: number): Uint8Array[] {
  return Array.from({ length: count }, () => chunk("LIST", 0));
}

const tag = (...size: number[]) => joined("ID3\x04\0\0", Uint8Array.from(size));
const mp3s = [
  bad("MP3: cut within its first frame", "mp3", mp3().subarray(0, 300)),
  bad("MP3: half of its second frame", "mp3", mp3().subarray(0, 600)),
  bad("MP3: no second frame where the first ends", "damaged", joined(mp3().subarray(0, 417), room)),
  bad("MP3: a tag and nothing behind it", "damaged", joined(tag(0, 0, 0, 10), new Uint8Array(10))),
  bad("MP3: a tag that is longer than the file", "damaged", joined(tag(0x7f, 0x7f, 0x7f, 0x7f), mp3())),
  bad("MP3: a tag whose length cannot be one", "damaged", joined(tag(0xff, 0xff, 0xff, 0xff), mp3())),
  bad("MP3: a tag of length 0", "mp3", joined(tag(0, 0, 0, 0), mp3())),
  bad("MP3: zeros between tag and sound", "mp3", joined(tag(0, 0, 0, 0), new Uint8Array(900), mp3())),
  bad("MP3: something between tag and sound", "damaged", joined(tag(0, 0, 0, 0), "something", mp3())),
  bad("MP3: a page in its tag", "polyglot", joined(tag(0, 0, 0, 8), "<script>", mp3())),
  bad("MP3: reads as PDF as well", "polyglot", joined(tag(0, 0, 0, 8), "%PDF-1.7", mp3())),
  bad("MP3: an archive behind it", "polyglot", joined(mp3(), archive())),
  bad("MP3: a rate that is none", "unknown", joined("\xff\xfb\xf0\0", room)),
  bad("MP3: a sampling that is none", "unknown", joined("\xff\xfb\x9c\0", room)),
  bad("MP3: of layer II", "unknown", joined("\xff\xfd\x90\0", room)),
];

const oggs = [
  bad("Ogg: cut within its first page", "damaged", ogg("OpusHead").subarray(0, 20)),
  bad("Ogg: a film", "video", ogg("\x80theora")),
  bad("Ogg: a codec that nobody knows", "damaged", ogg("EvilHead")),
  bad("Ogg: Vorbis", "ogg", ogg("\x01vorbis")),
  bad("Ogg: FLAC", "ogg", ogg("\x7fFLAC")),
  bad("Ogg: an archive behind it", "polyglot", joined(ogg("OpusHead"), archive())),
];

/** 30 26 b2 75 …: the head of Windows' sound and films. */
const asf = joined("\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\0\xaa\0\x62\xce\x6c");
const asfStream = joined("\x91\x07\xdc\xb7\xb7\xa9\xcf\x11\x8e\xe6\0\xc0\x0c\x20\x53\x65");
const others = [
  bad(
    "ASF: an object of length 0 (CVE-2026-31808)",
    "unknown",
    joined(asf, le32(30), le32(0), new Uint8Array(6), asfStream, new Uint8Array(8), room),
  ),
  bad("ASF: a head of length 0", "unknown", joined(asf, new Uint8Array(40))),
  bad(
    "ASF: an object whose length is negative",
    "unknown",
    joined(asf, le32(30), le32(0), new Uint8Array(6), asfStream, "\xff\xff\xff\xff\xff\xff\xff\xff"),
  ),
  bad(
    "ASF: a thousand objects of length 0",
    "unknown",
    joined(asf, ...Array.from({ length: 1_000 }, () => joined(asfStream, new Uint8Array(8)))),
  ),
  bad("AMR of an old phone", "unknown", joined("#!AMR\n", room)),
  bad("FLAC without Ogg", "unknown", joined("fLaC\0\0\0\x22", room)),
  bad("AIFF", "unknown", joined("FORM\0\0\0\x40AIFFCOMM", room)),
  bad("AU", "unknown", joined(".snd\0\0\0\x18", room)),
  bad("AAC without a box", "unknown", joined("\xff\xf1\x50\x80", room)),
  bad("MIDI", "unknown", joined("MThd\0\0\0\x06", room)),
  bad("a film of Flash", "unknown", joined("FLV\x01\x05\0\0\0\x09", room)),
  bad("a film of MPEG", "unknown", joined("\0\0\x01\xba", room)),
  bad("a list of addresses", "unknown", joined("#EXTM3U\nhttp://169.254.169.254/latest/meta-data\n")),
  bad("a list of parts for FFmpeg", "unknown", joined("ffconcat version 1.0\nfile /etc/passwd\n")),
  bad("a PDF", "kind", pdf()),
  bad("a Word file", "kind", office(["word/document.xml"])),
  bad("a page", "unknown", joined("<!doctype html><audio src=x>")),
  bad("zeros", "unknown", room),
  bad("a program of Windows", "unknown", joined("MZ", room)),
];

export const streamedRecordings: BadRecording[] = [...wavs, ...mp3s, ...oggs, ...others];
