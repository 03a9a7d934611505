import type { OfficeFault } from "@/lib/office/problem";

/** Why a file of a codebook cannot be read as a whole: codebook.exchange.faults.<fault>. Pure. */
export const fileFaults = [
  "empty",
  "tooLarge",
  "broken",
  "bomb",
  "doctype",
  "encrypted",
  "kind",
  "oldExcel",
  "tooManyRows",
  "tooManyColumns",
  "encoding",
  "noHead",
  "notCodebook",
] as const;
export type FileFault = (typeof fileFaults)[number];

const ofOffice: Record<OfficeFault, FileFault> = {
  empty: "empty",
  broken: "broken",
  bomb: "bomb",
  tooManyEntries: "bomb",
  doctype: "doctype",
  encrypted: "encrypted",
  notExcel: "kind",
  tooManySheets: "broken",
  tooManyRows: "tooManyRows",
  tooManyColumns: "tooManyColumns",
  tooLong: "bomb",
  encoding: "encoding",
  quotes: "broken",
};
export const faultOf = (fault: OfficeFault): FileFault => ofOffice[fault];
