import { expect, test } from "vitest";
import { memorySource } from "@/lib/attachments/sniff/byte-source";
import { sniff } from "@/lib/attachments/sniff/sniff";
import { often } from "@/lib/testing/how-often";
import { boxedRecordings } from "@/lib/testing/recordings/boxed-recordings";
import { streamedRecordings } from "@/lib/testing/recordings/streamed-recordings";
import { joined, mp3, mp4, ogg, wav, webm } from "@/lib/testing/sample-files";
import { seeded } from "@/lib/testing/word/mutants";

/** Recordings, whole ones and those that are bad already, damaged at a few places. */

const whole = [mp4("M4A ", ["soun"]), webm("A_OPUS"), ogg("OpusHead"), wav(), mp3()];
const recordings = [...whole, ...[...boxedRecordings, ...streamedRecordings].map(({ bytes }) => bytes)];
const slowestMs = 2_000;
/** What lengths are when a program lies. */
const lengths = ["\0\0\0\0", "\0\0\0\x01", "\xff\xff\xff\xff", "\x7f\xff\xff\xff", "\0\0\0\x07"];

function mutant(seed: number): Uint8Array {
  const random = seeded(seed);
  const below = (most: number) => Math.floor(random() * most);
  const one = recordings[below(recordings.length)] ?? new Uint8Array();
  const other = recordings[below(recordings.length)] ?? new Uint8Array();
  if (random() < 0.15) return joined(one.subarray(0, below(one.length)), other.subarray(below(other.length)));
  const bytes = new Uint8Array(random() < 0.2 ? one.subarray(0, below(one.length)) : one);
  const reach = random() < 0.7 ? Math.min(120, bytes.length) : bytes.length;
  for (let times = 1 + below(4); times > 0 && bytes.length > 4; times -= 1) {
    const at = below(reach - 4);
    if (random() < 0.5) bytes[at] = below(256);
    else bytes.set(joined(lengths[below(lengths.length)] ?? ""), at);
  }
  return bytes;
}

test("every damaged recording is taken or refused, within two seconds", async () => {
  const first = Date.now() % 1_000_000_000;
  const kinds = new Map<string, number>();
  for (let seed = first; seed < first + often(1_000); seed += 1) {
    const bytes = mutant(seed);
    const began = performance.now();
    const found = await sniff(memorySource(bytes));
    expect(performance.now() - began, `seed ${seed}`).toBeLessThan(slowestMs);
    const kind = found.ok ? found.kind : found.fault;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  // The mutants are of both sorts, or they would prove nothing.
  expect(kinds.get("audio")).toBeGreaterThan(often(1_000) / 50);
  expect(kinds.get("damaged")).toBeGreaterThan(often(1_000) / 50);
});
