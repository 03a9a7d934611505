"use client";

import { useMemo, useState } from "react";
import { useForm, useWatch, type FieldPath } from "react-hook-form";
import { ask } from "@/components/form/ask-action";
import { messageOfProblem } from "@/components/form/schema-resolver";
import { useKeptTyping, withKept } from "@/components/form/use-kept-typing";
import { useKeptReport } from "@/components/reports/use-kept-report";
import type { Unit } from "@/components/reports/editor-context";
import type { FieldProblem, Refusal } from "@/lib/errors";
import { saveReport } from "@/lib/reports/actions";
import { contentOf } from "@/lib/reports/edits";
import { reportContentSchema } from "@/lib/reports/schema";
import type { DraftSection, ReportDraft } from "@/lib/reports/types";
import { fieldProblems, naming } from "@/lib/schema-problems";

export type SaveState = "saved" | "unsaved" | "saving" | "failed";

/** The part of the report that contains a refused field, by the field's path. */
function unitOf(path: string, draft: ReportDraft): Unit {
  const [root, section, , point] = path.split(".");
  if (root !== "sections") return { part: root === "title" || root === "preface" ? "front" : "closing" };
  const inSection = draft.sections[Number(section)];
  const inPoint = inSection?.points[Number(point)];
  if (inPoint) return { part: "point", id: inPoint.id };
  return inSection ? { part: "section", id: inSection.id } : { part: "front" };
}

interface ReportFormInput {
  userId: string;
  projectId: string;
  reportId: string;
  version: number;
  initial: ReportDraft;
  /** Selects the part that must be corrected. */
  onRefused: (unit: Unit) => void;
  onSaved: () => void;
}

/**
 * A report as a form that is saved as a whole, on the version that was read. If saving is refused, everything typed
 * stays.
 */
export function useReportForm(input: ReportFormInput) {
  const { userId, projectId, reportId, version, initial, onRefused, onSaved } = input;
  const form = useForm<ReportDraft>({ defaultValues: initial });
  // A copy, because the form changes its values in place.
  const draft = useWatch({ control: form.control, compute: (values: ReportDraft) => structuredClone(values) });
  const [saved, setSaved] = useState({ version, draft: initial });
  const [state, setState] = useState<"idle" | "saving" | "failed">("idle");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const savedText = useMemo(() => JSON.stringify(saved.draft), [saved]);
  const dirty = useMemo(() => JSON.stringify(draft) !== savedText, [draft, savedText]);

  const put = (typed: ReportDraft, onVersion: number) => {
    form.reset(withKept(form.getValues(), typed), { keepDefaultValues: true });
    // Saved on the version that it was typed on, so that a newer text of another person is not overwritten unseen.
    setSaved((before) => ({ ...before, version: onVersion }));
  };
  const served = { version, draft: initial };
  const keeping = useKeptReport({ userId, projectId, reportId, draft, dirty, version: saved.version, served, put });
  // The last moment before a reload: what is on its way to the device's store comes back at once.
  useKeptTyping(`report.${reportId}`, {
    read: () =>
      dirty && state !== "saving"
        ? { id: keeping.id.current, version: saved.version, draft: form.getValues() }
        : undefined,
    put: (kept) => {
      const before = kept as { id: string; version: number; draft: ReportDraft }; // read() above
      keeping.id.current = before.id;
      put(before.draft, before.version);
    },
  });

  const edit = (change: (sections: readonly DraftSection[]) => DraftSection[]) => {
    form.setValue("sections", change(form.getValues("sections")), { shouldDirty: true });
  };

  const refuse = (problems: readonly FieldProblem[], values: ReportDraft) => {
    for (const problem of problems) {
      // A path of the same schema that the form's values come from.
      form.setError(problem.path as FieldPath<ReportDraft>, { type: "schema", message: messageOfProblem(problem) });
    }
    const first = problems[0];
    if (first) onRefused(unitOf(first.path, values));
  };

  /** `onVersion`: the version of another person's text that is overwritten on purpose. */
  const save = async (onVersion = saved.version): Promise<number | null> => {
    const values = structuredClone(form.getValues());
    form.clearErrors();
    setRefusal(null);
    const parsed = reportContentSchema.safeParse(contentOf(values, saved.draft), naming);
    if (!parsed.success) {
      setState("failed");
      refuse(fieldProblems(parsed.error), values);
      return null;
    }
    setState("saving");
    const answer = await ask(() => saveReport({ projectId, reportId, version: onVersion, content: parsed.data }));
    if (answer.ok) {
      setSaved({ version: answer.data.version, draft: values });
      setState("idle");
      onSaved();
      return answer.data.version;
    }
    const { error } = answer;
    setState("failed");
    setRefusal(error);
    refuse(
      (error.fields ?? []).map((field) => ({ ...field, path: field.path.replace(/^content\./, "") })),
      values,
    );
    return null;
  };

  const saveState: SaveState =
    state === "saving" ? "saving" : !dirty ? "saved" : state === "failed" ? "failed" : "unsaved";
  return { form, draft, edit, save, dirty, saveState, refusal, keeping, version: saved.version };
}
