"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { EditingFields } from "@/components/reports/editing-fields";
import { EditorTools, EditorView, TypedDraft, type Unit } from "@/components/reports/editor-context";
import { EditorHeader } from "@/components/reports/editor-header";
import { OutlinePane } from "@/components/reports/outline-pane";
import { Panes } from "@/components/reports/panes";
import { Paper } from "@/components/reports/paper";
import { SaveBar } from "@/components/reports/save-bar";
import { TextInHand } from "@/components/reports/text/text-editor";
import { Signal } from "@/components/ui/signal";
import { composeReport } from "@/lib/reports/compose";
import { reportLabels, type ReportLabelStrings } from "@/lib/reports/formats/labels";
import { shownSketch, type SketchedRecord } from "@/lib/reports/sketch";
import { titleInOneLine } from "@/lib/reports/title";
import { fillTokens, type TokenValues, type TokenWords } from "@/lib/reports/tokens";
import type { ReportCounts } from "@/lib/reports/types";

type ClosedEditorProps = {
  projectId: string;
  record: SketchedRecord;
  values: TokenValues;
  linesLeft: number;
  labelStrings: ReportLabelStrings;
  words: TokenWords;
  mayFinalise: boolean;
  mayDelete: boolean;
};

const none = () => {};
const never = async () => false;
const noVersion = async () => null;
const first: Unit = { part: "front" };
const noneMoved = { counted: [], typed: [] };
/** No point's support is known yet. */
const noCounts: ReportCounts = {
  ...{ visits: 0, entries: 0, heard: 0, firstDay: null, lastDay: null },
  ...{ sites: [], methods: [], themes: [] },
};

/**
 * The editor with what its page carries, while the report is being read: all in its place, and nothing can be changed.
 */
export function ClosedEditor(props: ClosedEditorProps) {
  const { projectId, record, values, linesLeft, labelStrings, words, mayFinalise, mayDelete } = props;
  const t = useTranslations("reports.editor");
  const { id: reportId, version, stage } = record;
  const draft = useMemo(() => shownSketch(record.draft), [record.draft]);
  const labels = useMemo(() => reportLabels(labelStrings), [labelStrings]);
  const [typed] = useState(() => new Signal(draft));
  const tools = useMemo(
    () => ({
      ...{
        projectId,
        closed: true,
        counts: noCounts,
        base: { visited: 0, approved: 0, includeUnapproved: false },
        placesQuery: {},
        labels,
        words,
        tokenValues: values,
        hand: new TextInHand(),
      },
      fill: (text: string) => fillTokens(text, values, words),
      ...{ select: none, edit: none, type: none, knowLedger: none, knowPhotos: none, read: typed.current },
    }),
    [projectId, labels, words, values, typed],
  );
  const view = useMemo(
    () => ({ draft, warnings: [], answered: [], moved: noneMoved, faults: [], selected: first }),
    [draft],
  );
  const model = useMemo(
    () => composeReport({ draft, stage, counts: noCounts, words, keepEmpty: true, keepTokens: true }),
    [draft, stage, words],
  );
  return (
    <EditorTools value={tools}>
      <EditorView value={view}>
        <EditorHeader
          {...{ projectId, reportId, version, stage, mayFinalise, mayDelete }}
          {...{ closed: true, dirty: false, save: never, saveForUpdate: noVersion, onAdvanced: none, onStale: none }}
          title={titleInOneLine(tools.fill(draft.title))}
        />
        <fieldset disabled aria-busy className="contents">
          <TypedDraft value={typed}>
            <Panes
              shown={null}
              onShow={none}
              panes={{
                outline: <OutlinePane />,
                // As long as the whole report, about: a page that is read again stays where it was.
                paper: (
                  <div className="text-lg" style={{ minHeight: `${linesLeft}lh` }}>
                    <Paper
                      {...{ projectId, model, values, labels, selected: first }}
                      label={t("paperLabel")}
                      editing={<EditingFields />}
                    />
                  </div>
                ),
                evidence: <p className="text-sm text-muted">{t("pickPoint")}</p>,
              }}
            />
          </TypedDraft>
          <SaveBar
            {...{ state: "opening", kept: null, refusal: null, canUndo: false, canRedo: false }}
            onSave={none}
            back={none}
          />
        </fieldset>
      </EditorView>
    </EditorTools>
  );
}
