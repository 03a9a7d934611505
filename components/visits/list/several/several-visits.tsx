"use client";

import { useCallback, useMemo, useState, type ReactNode } from "react";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { ActionBar } from "@/components/ui/action-bar";
import { Button } from "@/components/ui/button";
import { SelectionState, type SelectableVisit } from "@/components/visits/list/several/selection";
import { SeveralResult } from "@/components/visits/list/several/several-result";
import { isDone, useSeveral } from "@/components/visits/list/several/use-several";
import { useOutbox } from "@/components/visits/outbox/use-outbox";
import { isUnsent } from "@/lib/offline/local-draft";

type SeveralVisitsProps = {
  projectId: string;
  userId: string;
  /** The visits of this page of the list that can be handed in or approved. */
  visits: readonly SelectableVisit[];
  /** All drafts are selected from the start: the page was opened to hand them in. */
  preselect: boolean;
  children: ReactNode;
};

/** Around the list: which visits are selected, the bar that handles them together, and what became of each. */
export function SeveralVisits({ projectId, userId, visits, preselect, children }: SeveralVisitsProps) {
  const t = useTranslations("visits.several");
  const router = useRouter();
  const { view } = useOutbox(userId);
  const { run, pending, lines } = useSeveral(projectId);
  /** The visits whose box is not as it was at the start. */
  const [flipped, setFlipped] = useState<ReadonlySet<string>>(new Set());
  const fromStart = useMemo(
    () => new Set(preselect ? visits.filter(({ may }) => may === "handIn").map(({ id }) => id) : []),
    [visits, preselect],
  );
  const isSelected = useCallback((id: string) => fromStart.has(id) !== flipped.has(id), [fromStart, flipped]);
  const flip = useCallback(
    (id: string) =>
      setFlipped((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id])),
    [],
  );
  const selection = useMemo(() => ({ isSelected, flip }), [isSelected, flip]);

  const finished = new Set(lines.filter(isDone).map(({ visit }) => visit.id));
  const open = visits.filter(({ id }) => !finished.has(id));
  const selected = open.filter(({ id }) => isSelected(id));
  const select = (on: boolean) => setFlipped(new Set(open.flatMap(({ id }) => (fromStart.has(id) !== on ? [id] : []))));
  const go = async (chosen: readonly SelectableVisit[], untouched = false) => {
    const unsent = new Set(view.drafts.filter(isUnsent).map(({ id }) => id));
    await run(chosen, { untouched, unsent });
    router.refresh();
  };
  const toHandIn = selected.filter(({ may }) => may === "handIn");
  const toApprove = selected.filter(({ may }) => may === "approve");
  return (
    <SelectionState value={selection}>
      <SeveralResult {...{ projectId, lines }} onUntouched={(chosen) => void go(chosen, true)} />
      {children}
      {selected.length > 0 && (
        <ActionBar className="flex-wrap">
          <p className="me-auto flex flex-wrap items-center gap-x-2 text-sm" role="status">
            {pending ? t("progress", pending) : t("selected", { count: selected.length })}
            {!pending && selected.length < open.length && (
              <Button variant="quiet" size="sm" onClick={() => select(true)}>
                {t("all")}
              </Button>
            )}
            {!pending && (
              <Button variant="quiet" size="sm" onClick={() => select(false)}>
                {t("none")}
              </Button>
            )}
          </p>
          {toHandIn.length > 0 && (
            <Button variant="primary" pending={pending !== null} onClick={() => void go(toHandIn)}>
              {t("handIn", { count: toHandIn.length })}
            </Button>
          )}
          {toApprove.length > 0 && (
            <Button variant="primary" pending={pending !== null} onClick={() => void go(toApprove)}>
              {t("approve", { count: toApprove.length })}
            </Button>
          )}
        </ActionBar>
      )}
    </SelectionState>
  );
}
