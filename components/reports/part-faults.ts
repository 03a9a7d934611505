import type { FieldPath, UseFormReturn } from "react-hook-form";
import { messageOfProblem } from "@/components/form/schema-resolver";
import type { Unit } from "@/components/reports/editor-context";
import type { FieldProblem } from "@/lib/errors";
import { sentPart } from "@/lib/reports/parts/tidy";
import { frontKey, type ReportPart } from "@/lib/reports/parts/types";
import { partSchema } from "@/lib/reports/schema";
import type { ReportDraft } from "@/lib/reports/types";
import { fieldProblems, naming } from "@/lib/schema-problems";

/** Parts that the server would refuse, shown at their fields. */

/** Where a part stands in the form: "" for the text around the points. */
function pathOf(key: string, { sections }: ReportDraft): string | null {
  if (key === frontKey) return "";
  for (const [place, section] of sections.entries()) {
    if (section.id === key) return `sections.${place}.`;
    const point = section.points.findIndex(({ id }) => id === key);
    if (point >= 0) return `sections.${place}.points.${point}.`;
  }
  return null;
}

/** What is selected in the editor to correct a field of this part. */
export function unitOf(part: ReportPart, field: string): Unit {
  if (part.kind !== "front") return { part: part.kind, id: part.key };
  return { part: field === "title" || field === "preface" ? "front" : "closing" };
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

export function showFaults(form: UseFormReturn<ReportDraft>, faults: readonly PartFault[], mine: ReportDraft): void {
  form.clearErrors();
  for (const { part, problems } of faults) {
    const path = pathOf(part.key, mine);
    if (path === null) continue;
    for (const problem of problems) {
      // A path of the same schema that the form's values come from.
      const field = `${path}${problem.path}` as FieldPath<ReportDraft>;
      form.setError(field, { type: "schema", message: messageOfProblem(problem) });
    }
  }
}
