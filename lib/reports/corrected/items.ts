import * as z from "zod";
import { dimensionKeys, entryForms } from "@/lib/vocabulary";

/** 纪要回收: what a township's corrected minutes say differently, item by item, as it is stored. Pure. */

const marks = {
  numbers: z.array(z.object({ change: z.enum(["new", "gone"]), written: z.string(), sentence: z.string() })),
  tracked: z.array(
    z.object({ kind: z.enum(["inserted", "deleted"]), author: z.string(), date: z.string(), text: z.string() }),
  ),
  comments: z.array(z.object({ author: z.string(), date: z.string(), text: z.string(), about: z.string() })),
};
const doubts = z.array(z.enum(["place", "borrowed", "scattered", "partial", "split"]));
const dimension = z.enum(dimensionKeys);

const entryWords = z.object({ text: z.string(), form: z.enum(entryForms), speakerCategory: z.string() });
const figureWords = z.object({
  indicator: z.string(),
  value: z.string(),
  unit: z.string(),
  asOf: z.string(),
  definition: z.string(),
  source: z.string(),
});

export const minutesFacts = ["time", "method", "place", "recorder", "members", "audiences"] as const;

const entry = z.object({
  kind: z.literal("entry"),
  id: z.string(),
  dimension,
  /** Its number in the minutes. */
  number: z.number(),
  issued: entryWords,
  /** Null if it is not in the file any more. */
  returned: entryWords.nullable(),
  doubts,
  ...marks,
});
const figure = z.object({
  kind: z.literal("figure"),
  id: z.string(),
  dimension,
  /** As the minutes print it. */
  issued: z.string(),
  returned: z.string().nullable(),
  /** What the new words say; null if they are not those of a figure any more. */
  read: figureWords.nullable(),
  doubts,
  ...marks,
});
const fact = z.object({
  kind: z.literal("fact"),
  fact: z.enum(minutesFacts),
  issued: z.string(),
  returned: z.string(),
  ...marks,
});
const waiting = z.object({
  kind: z.literal("waiting"),
  text: z.string(),
  /** The heading that it stands under, or that it names. */
  dimension: dimension.nullable(),
  /** The entry or figure that it stands behind. */
  after: z.string().nullable(),
  /** It was written into the row 更正内容. */
  inCorrections: z.boolean(),
  ...marks,
});
/** 核对意见, 核对单位, and comments that stand at no text: to be read. */
const note = z.object({ kind: z.literal("note"), about: z.enum(["check", "comment"]), text: z.string(), ...marks });

export const correctionSchema = z.discriminatedUnion("kind", [entry, figure, fact, waiting, note]);
export type Correction = z.infer<typeof correctionSchema>;
export type EntryCorrection = z.infer<typeof entry>;
export type FigureCorrection = z.infer<typeof figure>;
export type FactCorrection = z.infer<typeof fact>;
export type WaitingCorrection = z.infer<typeof waiting>;
export type EntryWords = z.infer<typeof entryWords>;
export type FigureWords = z.infer<typeof figureWords>;
export type FactName = FactCorrection["fact"];

/** Whether it says something else than the minutes did; else it only has comments or tracked changes. */
export function saysOtherwise(item: Correction): boolean {
  switch (item.kind) {
    case "entry":
      return JSON.stringify(item.issued) !== JSON.stringify(item.returned);
    case "figure":
    case "fact":
      return item.issued !== item.returned;
    case "waiting":
      return true;
    case "note":
      return false;
  }
}
