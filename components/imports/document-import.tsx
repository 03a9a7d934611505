"use client";

import { useCallback, useMemo, useState, type Dispatch, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuidv7 } from "uuid";
import type { ImportChange, ImportedDocument } from "@/components/imports/import-state";
import { DraftView } from "@/components/imports/draft-view";
import { MakeDraft } from "@/components/imports/make-draft";
import { PersonalPart } from "@/components/imports/personal-part";
import { UnreadPart } from "@/components/imports/unread-part";
import { SourceView } from "@/components/imports/source-view";
import { charactersOf } from "@/components/imports/waiting-part";
import { classNames } from "@/components/ui/class-names";
import type { ImportPageData } from "@/lib/imports/loaders";
import { figuresOf } from "@/lib/imports/split/figures";
import { personalIn } from "@/lib/imports/personal";
import { isDimension, visitOf } from "@/lib/imports/to-visit";

const sides = ["source", "draft"] as const;
type Side = (typeof sides)[number];

type DocumentDeskProps = {
  data: ImportPageData;
  document: ImportedDocument;
  today: string;
  only: boolean;
  change: Dispatch<ImportChange>;
};

/** One document: the source on the left, the draft on the right. On a phone the two are shown one at a time. */
export function DocumentImport({ data, document, today, only, change }: DocumentDeskProps) {
  const t = useTranslations("imports.desk");
  const { id, text, pieces, facts, basics, dropped } = document;
  const [side, setSide] = useState<Side>("draft");
  const [stopped, setStopped] = useState(false);
  const { indicators } = data.context;
  const figures = useMemo(() => figuresOf(text, pieces, { today, indicators }), [text, pieces, today, indicators]);
  const draft = useMemo(() => {
    const kept = figures.filter(({ start }) => !dropped.has(start));
    return visitOf({ text, pieces, facts, basics, figures: kept, me: data.me, makeId: uuidv7 });
  }, [text, pieces, facts, basics, figures, dropped, data.me]);
  const found = useMemo(() => personalIn(draft), [draft]);
  const find = useCallback(
    (to: Side, start: number) => {
      setSide(to);
      // Runs after the side is shown.
      requestAnimationFrame(() => {
        const target = window.document.getElementById(`${id}-${to}-${start}`);
        target?.closest("details")?.setAttribute("open", "");
        target?.scrollIntoView({ block: "center" });
        target?.focus({ preventScroll: true });
      });
    },
    [id],
  );
  const inSource = useCallback((start: number) => find("source", start), [find]);
  const inDraft = useCallback((start: number) => find("draft", start), [find]);
  const counted = (wanted: (place: string) => boolean) =>
    charactersOf(
      text,
      pieces.filter(({ destination }) => wanted(destination)),
    );
  const summary = t("summary", {
    total: counted(() => true),
    placed: counted(isDimension),
    waiting: counted((place) => place === "waiting"),
    kept: counted((place) => place === "heading" || place === "fact"),
    left: counted((place) => place === "left_out"),
  });
  const stop = () => {
    setStopped(true);
    setSide("draft");
    requestAnimationFrame(() => {
      const waiting = window.document.getElementById(`${id}-waiting`);
      waiting?.scrollIntoView({ block: "center" });
      waiting?.focus({ preventScroll: true });
    });
  };
  return (
    <>
      <p className="mb-3 text-sm text-muted">{summary}</p>
      <UnreadPart unread={document.unread} />
      {document.state === "open" && (
        <PersonalPart
          document={id}
          found={found}
          redacted={document.redacted}
          onRedact={(on) => change({ kind: "redact", id, on })}
        />
      )}
      <div role="group" aria-label={t("views")} className="mb-4 grid grid-cols-2 border-b border-line lg:hidden">
        {sides.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={side === each}
            onClick={() => setSide(each)}
            className={classNames(
              "min-h-11 border-b-2 -outline-offset-2",
              side === each ? "border-ink font-semibold" : "border-transparent text-muted",
            )}
          >
            {t(each)}
          </button>
        ))}
      </div>
      <div className="grid gap-x-8 lg:grid-cols-2">
        <Pane
          title={t("source")}
          hidden={side !== "source"}
          className="lg:sticky lg:top-16 lg:max-h-[calc(100dvh-8.5rem)] lg:self-start lg:overflow-y-auto"
        >
          <SourceView document={id} text={text} pieces={pieces} onFind={inDraft} />
        </Pane>
        <Pane title={t("draft")} hidden={side !== "draft"}>
          <DraftView {...{ data, document, figures, today, change, stopped }} onFind={inSource} />
        </Pane>
      </div>
      <MakeDraft {...{ data, document, draft, found, change, only }} onStop={stop} />
    </>
  );
}

function Pane({
  title,
  hidden,
  className,
  children,
}: {
  title: string;
  hidden: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className={classNames("min-w-0", className, hidden && "max-lg:hidden")}>
      <h2 className="mb-3 border-b border-line pb-2 text-lg max-lg:sr-only">{title}</h2>
      {children}
    </section>
  );
}
