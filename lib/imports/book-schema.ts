import * as z from "zod";
import { bookLimits } from "@/lib/imports/excel/limits";
import { id } from "@/lib/text";
import { visitDraftSchema } from "@/lib/visits/schema";

/**
 * The visits of one workbook, which are saved together or not at all; their ids are derived from their rows
 * (lib/imports/excel/ids.ts).
 */
export const importVisitsSchema = z.strictObject({
  projectId: id,
  visits: z
    .array(z.strictObject({ id, content: visitDraftSchema }))
    .min(1)
    .max(bookLimits.visits)
    .check((context) => {
      const seen = new Set<string>();
      for (const [index, visit] of context.value.entries()) {
        if (seen.has(visit.id))
          context.issues.push({
            code: "custom",
            input: visit.id,
            path: [index, "id"],
            message: "visits.errors.sameId",
          });
        seen.add(visit.id);
      }
      const points = context.value.reduce(
        (sum, { content }) => sum + content.entries.length + content.figures.length,
        0,
      );
      if (points > bookLimits.points)
        context.issues.push({ code: "too_big", maximum: bookLimits.points, origin: "array", input: points });
    }),
});
export type ImportedVisitInput = z.infer<typeof importVisitsSchema>["visits"][number];
