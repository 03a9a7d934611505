import { describe, expect, it } from "vitest";
import { hostileMinutes, hostileReport } from "@/lib/testing/word/hostile-documents";
import { hostileText, linesOf } from "@/lib/testing/word/hostile-texts";

/** More of them, each in a file of its own and opened in LibreOffice: npm run campaign:word. */
const most = 30;
const inOneFile = 10;
const seeds = Array.from({ length: most / inOneFile }, (_, group) => group * inOneFile);
const textsFrom = (seed: number) => Array.from({ length: inOneFile }, (_, place) => hostileText(seed + place));

describe("a Word file with hostile texts in every place", () => {
  it.each(seeds)("is a valid report whose texts are read back exactly: texts from %i", async (seed) => {
    expect((await hostileReport(textsFrom(seed))).faults).toEqual([]);
  });

  it.each(seeds)("is a valid sheet of minutes in which every entry is found: texts from %i", async (seed) => {
    expect((await hostileMinutes(textsFrom(seed))).faults).toEqual([]);
  });
});

it("a line ends where Word ends it, and only what XML forbids is taken away", () => {
  expect(linesOf(" 甲\u0000\r\n\v乙\ud800\t丙\u2028\ufffe𠮷 ")).toEqual(["甲", "乙\t丙", "𠮷"]);
});
