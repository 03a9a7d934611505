"use client";

import { useRef, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { AssignPanel } from "@/components/coding/assign-panel";
import { EntryToCode } from "@/components/coding/entry-to-code";
import { DoneBar } from "@/components/coding/done-bar";
import { useAssignments } from "@/components/coding/use-assignments";
import { useSelection } from "@/components/coding/use-selection";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { Button } from "@/components/ui/button";
import type { Theme } from "@/lib/codebook/types";
import type { CodingEntry } from "@/lib/coding/loaders";

type CodingListProps = {
  projectId: string;
  entries: CodingEntry[];
  themes: readonly Theme[];
  mayCode: boolean;
  mayCreate: boolean;
};

/** The entries of the page and, beside them, the themes that they can get. */
export function CodingList({ projectId, entries, themes, mayCode, mayCreate }: CodingListProps) {
  const t = useTranslations("codebook");
  const { selected, toggle, selectAll, clear } = useSelection(entries.map(({ id }) => id));
  const { put, putOnNew, remove, pending, refusal, done, dismiss } = useAssignments(projectId);
  const find = useRef<HTMLInputElement>(null);

  const dimensions = new Set(entries.flatMap((entry) => (selected.includes(entry.id) ? [entry.dimension] : [])));
  const dimension = dimensions.size === 1 ? ([...dimensions][0] ?? null) : null;
  const offered = themes.filter((theme) => theme.dimension === dimension);

  const assign = async (theme: Theme) => {
    const done = await put(selected, theme);
    if (done) clear();
    return done;
  };
  const create = async (name: string) => {
    const done = dimension !== null && (await putOnNew(selected, dimension, name));
    if (done) clear();
    return done;
  };
  /** Digits select the first nine themes while the focus is in the list, but never while something is typed. */
  const onKeyDown = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== "checkbox";
    if (typing || event.ctrlKey || event.metaKey || event.altKey || pending) return;
    const theme = /^[1-9]$/.test(event.key) ? offered[Number(event.key) - 1] : undefined;
    if (!theme) return;
    event.preventDefault();
    void assign(theme);
  };

  return (
    <div className="grid gap-6 xl:grid-cols-[1fr_18rem]">
      <section aria-label={t("list.title")} onKeyDown={onKeyDown} className="min-w-0">
        {mayCode && (
          <p className="flex flex-wrap items-center gap-x-2 text-sm" aria-live="polite">
            <Button variant="quiet" size="sm" onClick={selectAll}>
              {t("list.selectAll")}
            </Button>
            {selected.length > 0 && (
              <>
                <span>{t("list.selected", { count: selected.length })}</span>
                <Button variant="quiet" size="sm" onClick={clear}>
                  {t("list.clear")}
                </Button>
              </>
            )}
          </p>
        )}
        <ol aria-label={t("list.title")} className="border-t border-edge">
          {entries.map((entry) => (
            <EntryToCode
              key={entry.id}
              {...{ projectId, entry, mayCode }}
              selected={selected.includes(entry.id)}
              onToggle={(range) => toggle(entry.id, range)}
              onRemove={(theme) => void remove(entry.id, theme)}
            />
          ))}
        </ol>
      </section>
      {mayCode && (
        <aside
          aria-label={t("assign.title")}
          className={`self-start border-line bg-surface xl:sticky xl:top-20 xl:rounded-md xl:border xl:p-4 max-xl:sticky max-xl:bottom-14 max-xl:-mx-4 max-xl:border-t max-xl:px-4 max-xl:py-3 ${selected.length === 0 && !done && !refusal ? "max-xl:hidden" : ""}`}
        >
          <RefusalNotice refusal={refusal} />
          {done && <DoneBar done={done} pending={pending} onDismiss={dismiss} />}
          <AssignPanel
            {...{ dimension, themes, mayCreate, pending, find }}
            count={selected.length}
            onPut={assign}
            onCreate={create}
          />
        </aside>
      )}
    </div>
  );
}
