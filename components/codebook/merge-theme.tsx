"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { mergeTheme, readMerges, undoMerge } from "@/lib/codebook/actions";
import type { MergedTheme } from "@/lib/codebook/data";
import type { Theme } from "@/lib/codebook/types";

type Told = { entries: number; merged: MergedTheme[] };

/**
 * The dialog that merges a theme into another, and brings back what was merged into it. What it says is asked for when
 * it is opened.
 */
export function useThemeMerge(projectId: string, theme: Theme, othersOf: () => readonly Theme[]) {
  const [open, setOpen] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const asking = useAction(readMerges);
  const ask = async () => {
    setTold(null);
    const answer = await asking.send({ projectId, themeId: theme.id });
    if (answer.ok) setTold(answer.data);
  };
  const start = () => {
    setOpen(true);
    void ask();
  };
  const dialog = (
    <MergeTheme
      {...{ projectId, theme, told, asking, ask, open }}
      others={open ? othersOf() : []}
      onClose={() => setOpen(false)}
    />
  );
  return { start, dialog };
}

type MergeThemeProps = {
  projectId: string;
  theme: Theme;
  /** Where it can be merged into. */
  others: readonly Theme[];
  /** Null while it is not known. */
  told: Told | null;
  asking: Pick<ReturnType<typeof useAction>, "pending" | "refusal">;
  ask: () => Promise<void>;
  open: boolean;
  onClose: () => void;
};

function MergeTheme({ projectId, theme, others, told, asking, ask, open, onClose }: MergeThemeProps) {
  const t = useTranslations("codebook.merge");
  const router = useRouter();
  const merging = useAction(mergeTheme);
  const [intoId, setIntoId] = useState("");
  const close = () => {
    merging.forget();
    onClose();
  };
  const confirm = async () => {
    // Nobody merges what they were not told the number of.
    if (told === null) return ask();
    const answer = await merging.send({ projectId, themeId: theme.id, intoId, entries: told.entries });
    if (answer.ok) close();
    router.refresh();
  };
  const alone = others.length === 0;
  return (
    <Dialog
      title={t("title", { name: theme.name })}
      description={
        told === null ? (asking.refusal ? "" : t("counting")) : t("told", { count: told.entries, name: theme.name })
      }
      closeLabel={t("cancel")}
      open={open}
      onOpenChange={(shown) => !shown && close()}
      footer={
        <>
          <Button variant="quiet" onClick={close}>
            {t("cancel")}
          </Button>
          {!alone && (
            <Button
              variant="primary"
              off={intoId === "" && { why: t("chooseFirst") }}
              pending={merging.pending || asking.pending}
              onClick={() => void confirm()}
            >
              {t("confirm")}
            </Button>
          )}
        </>
      }
    >
      <RefusalNotice refusal={asking.refusal ?? merging.refusal} />
      {alone ? (
        <p>{t("alone")}</p>
      ) : (
        <Field label={t("into")}>
          {(field) => (
            <Select
              {...field}
              value={intoId}
              onChange={(event) => setIntoId(event.target.value)}
              placeholder={t("choose")}
              options={others.map(({ id, name, depth }) => ({ value: id, label: `${"　".repeat(depth)}${name}` }))}
            />
          )}
        </Field>
      )}
      {told && told.merged.length > 0 && <MergedHere {...{ projectId, theme }} merged={told.merged} onDone={close} />}
    </Dialog>
  );
}

type MergedHereProps = { projectId: string; theme: Theme; merged: readonly MergedTheme[]; onDone: () => void };

function MergedHere({ projectId, theme, merged, onDone }: MergedHereProps) {
  const t = useTranslations("codebook.merge");
  const format = useFormatter();
  const router = useRouter();
  const undoing = useAction(undoMerge);
  const undo = async (mergeId: string) => {
    const answer = await undoing.send({ projectId, mergeId });
    if (answer.ok) onDone();
    router.refresh();
  };
  return (
    <section className="mt-6">
      <h3 className="text-sm text-muted">{t("before", { name: theme.name })}</h3>
      <RefusalNotice refusal={undoing.refusal} />
      <ul>
        {merged.map(({ mergeId, name, entries, mergedAt }) => (
          <li key={mergeId} className="flex items-center justify-between gap-3 border-b border-line py-1.5 text-sm">
            <span className="min-w-0 wrap-anywhere">
              {t("row", { name, count: entries, date: format.dateTime(mergedAt, { dateStyle: "medium" }) })}
            </span>
            <Button
              size="sm"
              aria-label={t("undoName", { name })}
              pending={undoing.pending}
              onClick={() => void undo(mergeId)}
            >
              {t("undo")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
