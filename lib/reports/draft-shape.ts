import * as z from "zod";
import { answersSchema } from "@/lib/reports/answers";
import type { CitedEntry, ReportDraft } from "@/lib/reports/types";
import { annexKinds, pointLevels, sectionLayouts, supportNames } from "@/lib/vocabulary";

/** A report's draft as a device stored it, perhaps with an earlier build. */

const text = z.string();
const evidence = z.object({
  id: text,
  entryId: text.nullable(),
  quotedText: text,
  removed: z.boolean(),
  // As the server sent it. Only shown; when the report is open again, it is replaced by the entry of today.
  entry: z.custom<CitedEntry | null>((value) => typeof value === "object"),
});
// Until advice could be answered there were none.
const answers = answersSchema.optional();
const draftShape = z.object({
  title: text,
  preface: text,
  closing: text,
  issuer: text,
  issuedOn: text,
  includeUnapproved: z.boolean(),
  // Drafts from before these are without them.
  addressee: text.optional(),
  annexes: text.optional(),
  copyTo: text.optional(),
  printedBy: text.optional(),
  printedOn: text.optional(),
  sealed: z.boolean().optional(),
  answers,
  sections: z.array(
    z.object({
      id: text,
      heading: text,
      layout: z.enum(sectionLayouts),
      lead: text,
      answers,
      annex: z.enum(annexKinds).optional(),
      points: z.array(
        z.object({
          id: text,
          themeId: text.nullable(),
          lead: text,
          text,
          showSupport: z.boolean(),
          // Until it could be chosen all were named.
          names: z.enum(supportNames).optional(),
          // Until a point could hold others all were of their section.
          level: z.literal(pointLevels).optional(),
          dropped: z.boolean(),
          answers,
          evidence: z.array(evidence),
        }),
      ),
    }),
  ),
});

type StoredDraft = z.infer<typeof draftShape>;

function upgraded(draft: StoredDraft): ReportDraft {
  const { addressee = "", annexes = "", copyTo = "", printedBy = "", printedOn = "", sealed = true } = draft;
  const { answers = [] } = draft;
  return {
    ...draft,
    ...{ addressee, annexes, copyTo, printedBy, printedOn, sealed, answers },
    sections: draft.sections.map(({ answers: ofSection = [], ...section }) => ({
      ...section,
      answers: ofSection,
      points: section.points.map(({ names = "all", level = 0, answers: ofPoint = [], ...point }) => ({
        ...point,
        ...{ names, level, answers: ofPoint },
      })),
    })),
  };
}

/** The value's own fields and not the schema's copy of them. @throws ZodError */
export function readReportDraft(value: unknown): ReportDraft {
  draftShape.parse(value);
  return upgraded(value as StoredDraft); // checked in the line above
}
