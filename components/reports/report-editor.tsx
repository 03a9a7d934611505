"use client";

import { useCallback, useMemo, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Disputes } from "@/components/reports/disputes";
import { EditingFields } from "@/components/reports/editing-fields";
import { EditorTools, EditorView, placeOf, TypedDraft, type Unit } from "@/components/reports/editor-context";
import { EditorHeader } from "@/components/reports/editor-header";
import { EvidencePane } from "@/components/reports/evidence-pane";
import { FollowedPanes } from "@/components/reports/followed-panes";
import { KeptReport } from "@/components/reports/kept-report";
import { MovedLine } from "@/components/reports/moved-line";
import { OutlinePane } from "@/components/reports/outline-pane";
import type { PaneName } from "@/components/reports/panes";
import { Paper } from "@/components/reports/paper";
import { SaveBar } from "@/components/reports/save-bar";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useLeaveGuard } from "@/components/form/use-leave-guard";
import { TextInHand } from "@/components/reports/text/text-editor";
import { useSelectedUnit } from "@/components/reports/use-selected-unit";
import { useSeenNumbers, withSeen } from "@/components/reports/use-seen-numbers";
import { useReport } from "@/components/reports/use-report";
import type { SeenNumbers } from "@/lib/reports/data/seen-numbers";
import { movedNumbers } from "@/lib/reports/moved-numbers";
import { reportLabels, type ReportLabelStrings } from "@/lib/reports/formats/labels";
import { LiveReport } from "@/lib/reports/live-report";
import { fillTokens, tokenValues as valuesOf, type TokenWords } from "@/lib/reports/tokens";
import { titleInOneLine } from "@/lib/reports/title";
import {
  countsFor,
  sitesBase,
  withLedger,
  withPhotos,
  type LedgerSets,
  type PhotoFact,
  type ReportCountSets,
  type ReportRecord,
} from "@/lib/reports/types";
import type { ReportStage } from "@/lib/vocabulary";

export type ReportEditorProps = {
  userId: string;
  projectId: string;
  record: ReportRecord;
  /** It may be another one than when the record was read. */
  stage: ReportStage;
  counts: ReportCountSets;
  /** The counts when the report's numbers were last seen. */
  seen: SeenNumbers | null;
  labelStrings: ReportLabelStrings;
  words: TokenWords;
  mayFinalise: boolean;
  mayDelete: boolean;
  /** The server has moved the report to this version, so it must be read again. */
  onAdvanced: (version: number, note: ReactNode) => void;
  /** Another person has moved it to another stage or deleted it. */
  onMoved: () => void;
};

/** The same elements at every key, so that only the boxes in hand are drawn again. */
const editing = <EditingFields />;
const outline = <OutlinePane />;
const evidence = <EvidencePane />;

/** Outline, the page as it will print, and the evidence of the selected point. Each part saves alone. */
export function ReportEditor(props: ReportEditorProps) {
  const { userId, projectId, record, stage, labelStrings, words, mayFinalise, mayDelete, onAdvanced, onMoved } = props;
  const t = useTranslations("reports");
  const [selected, setSelected] = useSelectedUnit(record.draft);
  const [shown, setShown] = useState<PaneName | null>(null);
  const { id: reportId } = record;
  const work = useReport({ userId, projectId, record, stage, onRefused: setSelected, onMoved });
  const { draft, edit, type, read, faults, save, dirty, saveState, refusal, keeping, version } = work;
  useLeaveGuard(dirty, t(keeping.kept.at === "kept" ? "save.leaveKept" : "save.leave"));

  const labels = useMemo(() => reportLabels(labelStrings), [labelStrings]);
  const [fetched, setFetched] = useState<{ of: ReportCountSets; ledger: LedgerSets } | null>(null);
  const knowLedger = useCallback((ledger: LedgerSets) => setFetched({ of: props.counts, ledger }), [props.counts]);
  const { county, kind } = record.places;
  const placesQuery = useMemo(() => ({ ...(county !== "" && { county }), ...(kind && { kind }) }), [county, kind]);
  const [photos, setPhotos] = useState<readonly PhotoFact[]>([]);
  const knowPhotos = useCallback((read: readonly PhotoFact[]) => {
    setPhotos((known) => [
      ...known.filter(({ attachmentId: id }) => read.every((one) => one.attachmentId !== id)),
      ...read,
    ]);
  }, []);
  const { seen, numbers } = useSeenNumbers(projectId, reportId, props.seen);
  const countSets = useMemo(() => {
    // The report may have been read again since.
    const known = withLedger(props.counts, fetched?.of === props.counts ? fetched.ledger : null);
    return withSeen(photos.length > 0 ? withPhotos(known, photos) : known, seen);
  }, [props.counts, fetched, photos, seen]);
  const counts = countsFor(countSets, draft);
  const tokenValues = useMemo(() => valuesOf(counts, words), [counts, words]);
  const [hand] = useState(() => new TextInHand());
  const [live] = useState(() => new LiveReport());
  const { model, warnings, answered } = useMemo(
    () => live.show({ draft, stage, counts: countsFor(countSets, draft), words }),
    [live, draft, stage, countSets, words],
  );

  const select = useCallback(
    (unit: Unit) => {
      setSelected(unit);
      setShown("paper");
      // Waits until the fields are on the page.
      requestAnimationFrame(() =>
        document.querySelector(`[data-unit="${placeOf(unit)}"]:not(.hidden)`)?.scrollIntoView({ block: "nearest" }),
      );
    },
    [setSelected],
  );
  const tools = useMemo(() => {
    const fill = (text: string) => fillTokens(text, tokenValues, words);
    return {
      projectId,
      closed: false,
      counts,
      base: sitesBase(props.counts, draft.includeUnapproved),
      placesQuery,
      labels,
      words,
      tokenValues,
      fill,
      select,
      edit,
      type,
      read,
      hand,
      knowLedger,
      knowPhotos,
    };
  }, [
    projectId,
    counts,
    props.counts,
    draft.includeUnapproved,
    placesQuery,
    labels,
    words,
    tokenValues,
    select,
    edit,
    type,
    read,
    hand,
    knowLedger,
    knowPhotos,
  ]);
  const moved = useMemo(
    () => ({
      counted: movedNumbers(draft, counts, words),
      typed: warnings.filter(({ kind }) => kind === "number_moved"),
    }),
    [draft, counts, words, warnings],
  );
  const view = useMemo(
    () => ({ draft, warnings, answered, moved, faults, selected }),
    [draft, warnings, answered, moved, faults, selected],
  );
  const { session, look } = work;
  const saveForUpdate = useCallback(async () => ((await save()) ? session.version : null), [save, session]);
  const onSave = useCallback(() => void save(), [save]);
  const onStale = useCallback(() => void look(), [look]);
  return (
    <EditorTools value={tools}>
      <EditorView value={view}>
        <EditorHeader
          {...{ projectId, reportId, version, stage, mayFinalise, mayDelete, dirty }}
          title={titleInOneLine(tools.fill(draft.title))}
          {...{ save, saveForUpdate, onAdvanced, onStale }}
        />
        <MovedLine numbers={numbers} />
        {work.returned.length > 0 && (
          <Notice
            kind="warning"
            className="mb-4 print:hidden"
            action={
              <Button size="sm" variant="quiet" onClick={work.forgetReturned}>
                {t("dispute.seen")}
              </Button>
            }
          >
            {t("dispute.returned", { count: work.returned.length })}
          </Notice>
        )}
        {work.disputes.size > 0 && <Disputes disputes={work.disputes} onSettle={work.settle} />}
        {keeping.offered[0] && (
          <KeptReport
            key={keeping.offered[0].id}
            kept={keeping.offered[0]}
            served={record.draft}
            onUse={keeping.use}
            onDiscard={keeping.discard}
          />
        )}
        <form
          noValidate
          onKeyDown={work.onStepKey}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TypedDraft value={work.typed}>
            <FollowedPanes
              shown={shown}
              onShow={setShown}
              panes={{
                outline,
                paper: (
                  <Paper
                    projectId={projectId}
                    model={model}
                    values={tokenValues}
                    labels={labels}
                    label={t("editor.paperLabel")}
                    selected={selected}
                    onSelect={select}
                    editing={editing}
                  />
                ),
                evidence,
              }}
            />
          </TypedDraft>
          <SaveBar
            state={saveState}
            kept={dirty ? keeping.kept.at : null}
            refusal={refusal}
            onSave={onSave}
            canUndo={work.undo.canUndo}
            canRedo={work.undo.canRedo}
            back={work.back}
          />
        </form>
      </EditorView>
    </EditorTools>
  );
}
