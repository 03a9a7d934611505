import type { RowEditing } from "@/components/visits/form/row-editing";
import { redact, restored, type Redaction } from "@/lib/privacy/personal-data";
import type { PersonalPath } from "@/lib/visits/personal-texts";

/** 一键脱敏 of texts in the form. */
export function redactingTexts({ getValues, setValue, touched, offerUndo }: RowEditing) {
  /** 一键脱敏: in these texts every finding is replaced by its mask, except those that the person chose to keep. */
  function redactTexts(paths: readonly PersonalPath[], kept: ReadonlySet<string>): void {
    const changes: { path: PersonalPath; redaction: Redaction }[] = [];
    for (const path of paths) {
      const redaction = redact(getValues(path), kept);
      if (redaction.replaced.length === 0) continue;
      setValue(path, redaction.text);
      changes.push({ path, redaction });
    }
    touched();
    const undo = () => {
      for (const { path, redaction } of changes) setValue(path, restored(getValues(path), redaction));
      touched();
    };
    const count = changes.reduce((sum, { redaction }) => sum + redaction.replaced.length, 0);
    if (count > 0) offerUndo({ kind: "redacted", count, undo });
  }

  return { redactTexts };
}
