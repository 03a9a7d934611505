import type { FieldProblem } from "@/lib/errors";
import type { WarningPlace } from "@/lib/reports/warnings";
import { sentPart } from "@/lib/reports/parts/tidy";
import type { ReportPart } from "@/lib/reports/parts/types";
import { partSchema } from "@/lib/reports/schema";
import { fieldProblems, naming } from "@/lib/schema-problems";

/** Parts that the server would refuse, shown at their fields. */

/** What is selected in the editor to correct a field of this part. */
export function unitOf(part: ReportPart, field: string): WarningPlace {
  if (part.kind !== "front") return { part: part.kind, id: part.key };
  return { part: ["title", "addressee", "preface"].includes(field) ? "front" : "closing" };
}

export interface PartFault {
  part: ReportPart;
  problems: FieldProblem[];
}

export function faultsOf(parts: readonly ReportPart[]): PartFault[] {
  return parts.flatMap((part) => {
    const parsed = partSchema.safeParse(sentPart(part), naming);
    if (parsed.success) return [];
    const problems = fieldProblems(parsed.error).map((problem) => ({
      ...problem,
      path: problem.path.replace(/^content\./, ""),
    }));
    return [{ part, problems }];
  });
}
