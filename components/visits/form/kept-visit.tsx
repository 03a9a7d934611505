"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import dynamic from "next/dynamic";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { v7 as uuidv7 } from "uuid";
import { LateAttachments } from "@/components/attachments/late-attachments";
import { useFirstTouch } from "@/components/form/use-first-touch";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { checkIfReady, checkVisit, preloadCheck, useCheckState } from "@/components/visits/form/check-visit";
import type { DimensionCounts } from "@/components/visits/form/dimension-tabs";
import { typedFrom, valuesOf, type VisitFormValues } from "@/components/visits/form/form-values";
import { FormNotices } from "@/components/visits/form/form-notices";
import { SaveState } from "@/components/visits/form/save-state";
import { SubmittedPanel } from "@/components/visits/form/submitted-panel";
import { useEntryChoices } from "@/components/visits/form/use-entry-choices";
import { useKeptDraft } from "@/components/visits/form/use-kept-draft";
import { SignedOutNotice } from "@/components/visits/outbox/signed-out-notice";
import { useVisitWatch } from "@/components/visits/form/use-visit-watch";
import { VisitBody } from "@/components/visits/form/visit-body";
import { visitResolver } from "@/components/visits/form/visit-resolver";
import { loadTaking } from "@/lib/offline/late-files";
import { isUnsent, withMerge, type LocalDraft } from "@/lib/offline/local-draft";
import type { OutboxView, Sender } from "@/lib/offline/sender";
import type { Counts } from "@/lib/visits/counts";
import { blankVisit, draftOf, writtenCounts, type DraftVisit } from "@/lib/visits/draft";
import { countsByQuestion } from "@/lib/visits/untouched-questions";
import type { ServerVisit } from "@/lib/visits/sync-schema";
import type { VisitFormData } from "@/lib/visits/types";

const ConflictView = dynamic(() => import("@/components/visits/form/conflict-view").then((part) => part.ConflictView), {
  ssr: false,
});

type KeptVisitProps = {
  id: string;
  /** Whether this page made the id a moment ago. */
  fresh: boolean;
  data: VisitFormData;
  sender: Sender;
  view: OutboxView;
  today: string;
  siteId: string | undefined;
};

/** For projects that this device stored before their limits were part of the data. */
const defaultLimits = { photoLongEdge: 2560, megabytes: 25, audioMegabytes: 200 };

/** The old object if the new one has the same content. Then nothing is rendered again. */
function sameOr<T>(before: T, fresh: T): T {
  return JSON.stringify(before) === JSON.stringify(fresh) ? before : fresh;
}

/**
 * Text typed here and not sent has priority over the server's. Text that was sent has priority only while the server
 * has no later version, and no reviewer has returned the visit.
 */
function standsAbove(draft: LocalDraft, server: ServerVisit): boolean {
  if (isUnsent(draft) || draft.baseVersion > server.version) return true;
  return draft.baseVersion === server.version && draft.queue.at === "saved" && draft.queue.state === server.state;
}

/** What nobody needs before the first touch: the schema first, since the next save is checked by it. */
function preloadRest() {
  preloadCheck();
  void loadTaking().catch(() => {});
}

/** One visit and its state on the device: what is loaded, what is saved, and what keeps it from the server. */
export function KeptVisit({ id, fresh, data, sender, view, today, siteId }: KeptVisitProps) {
  const t = useTranslations("visits");
  const blank = useMemo(
    () => ({ ...blankVisit({ today, me: data.me.id }), ...(siteId && { siteId }) }),
    [today, data.me.id, siteId],
  );
  const form = useForm<VisitFormValues>({
    defaultValues: valuesOf(blank),
    resolver: visitResolver,
    shouldFocusError: false,
  });
  const personal = useVisitWatch(form);
  const [counts, setCounts] = useState<DimensionCounts | null>(null);
  const [questionCounts, setQuestionCounts] = useState<Record<string, Counts>>({});
  const count = useCallback((typed: DraftVisit) => {
    setCounts((before) => sameOr<DimensionCounts | null>(before, writtenCounts(typed)));
    setQuestionCounts((before) => sameOr(before, countsByQuestion(typed)));
  }, []);
  /** Increased whenever the boxes must be rendered again from the values. */
  const [generation, setGeneration] = useState(0);

  const read = useCallback(async () => {
    const typed = typedFrom(form.getValues());
    count(typed);
    const checked = checkIfReady(typed, "draft");
    const siteName = data.sites.find((site) => site.id === typed.siteId)?.name ?? "";
    const baseVersion = data.visit?.version ?? 0;
    return {
      projectId: data.project.id,
      siteName,
      baseVersion,
      typed,
      content: checked?.ok ? checked.content : null,
      asWritten: [...personal.kept],
    };
  }, [form, data, count, personal]);
  useFirstTouch(preloadRest);
  const keeping = useKeptDraft(sender, { id, fresh }, read);
  const { claim, kept, touched, claimDraft, flush, takeOver } = keeping;

  const show = useCallback(
    (typed: DraftVisit, asWritten: readonly string[] = []) => {
      form.reset(valuesOf(typed));
      personal.keep(asWritten);
      count(typed);
      setGeneration((before) => before + 1);
    },
    [form, personal, count],
  );

  const server = useRef(data.visit);
  const unwritten = useRef(fresh);
  useEffect(() => {
    if (claim !== "mine") return;
    if (unwritten.current) {
      unwritten.current = false;
      show(blank);
      return;
    }
    let gone = false;
    const stored = () => (server.current ? draftOf(server.current.content, uuidv7) : blank);
    sender.store
      .get(id)
      .then((draft) => {
        const local = draft && (!server.current || standsAbove(draft, server.current));
        if (!gone) show(local ? draft.typed : stored(), draft?.asWritten);
        if (draft && !local) return sender.change(id, () => null);
        return null;
      })
      .catch(() => {
        if (!gone) show(stored());
      });
    return () => {
      gone = true;
    };
  }, [claim, id, sender, blank, show]);

  const entryChoices = useEntryChoices(form, data);
  const draft = view.drafts.find((each) => each.id === id);
  const sending = view.sending.includes(id);

  // Only once the form holds the draft: what is saved is what the form holds.
  const unchecked = Boolean(generation > 0 && claim === "mine" && draft && isUnsent(draft) && !draft.content);
  const check = useCheckState();
  useEffect(() => {
    if (!unchecked) return;
    // Saved without a check while the schema is not loaded. When it is there, the text is checked and sent.
    if (check === "asleep") preloadCheck();
    if (check === "ready") touched();
    window.addEventListener("online", touched);
    return () => window.removeEventListener("online", touched);
  }, [unchecked, check, touched]);

  const submit = async () => {
    if (!draft) touched();
    if (!(await flush())) return;
    const now = Date.now();
    await sender.change(
      id,
      (kept) => kept && { ...kept, submitRequested: true, queue: { at: "waiting" }, retryAt: 0, updatedAt: now },
    );
    sender.wake({ atOnce: true });
  };

  if (generation === 0) {
    if (claim === "elsewhere") return <OpenElsewhere onTakeOver={takeOver} />;
    return <Skeleton label={t("form.opening")} lines={8} />;
  }
  if (draft?.queue.at === "conflict" && isUnsent(draft)) {
    const { server: theirs } = draft.queue;
    const merge = async (typed: DraftVisit) => {
      const checked = await checkVisit(typed, "draft");
      const merged = { typed, content: checked?.ok ? checked.content : null, baseVersion: theirs.version };
      await sender.change(id, (kept) => kept && withMerge(kept, merged, Date.now()));
      show(typed);
      sender.wake({ atOnce: true });
    };
    return <ConflictView data={data} mine={draft.typed} theirs={draftOf(theirs.content, uuidv7)} onMerge={merge} />;
  }
  const handedIn =
    draft &&
    (draft.submitRequested ||
      (draft.queue.at === "saved" && draft.queue.state !== "draft" && draft.queue.state !== "returned"));
  if (handedIn && (!isUnsent(draft) || draft.submitRequested)) {
    const goOn = () => void sender.change(id, (kept) => kept && { ...kept, submitRequested: false });
    return (
      <>
        {view.halt === "signedOut" && isUnsent(draft) && <SignedOutNotice sender={sender} />}
        <SubmittedPanel
          data={data}
          draft={draft}
          sending={sending}
          view={view}
          onGoOn={goOn}
          onRetry={() => void sender.retry(id)}
        />
      </>
    );
  }
  return (
    <>
      {claim === "elsewhere" && <OpenElsewhere onTakeOver={takeOver} />}
      <VisitBody
        key={generation}
        visitId={id}
        data={data}
        form={form}
        keeping={keeping}
        personal={personal}
        counts={counts ?? writtenCounts(blank)}
        questionCounts={questionCounts}
        draft={draft}
        readOnly={claim !== "mine" || !data.mayWrite}
        onSubmit={submit}
        attachments={
          <LateAttachments
            userId={data.me.id}
            projectId={data.project.id}
            visitId={id}
            readOnly={claim !== "mine" || !data.mayWrite}
            atServer={data.visit !== null || (draft?.baseVersion ?? 0) > 0}
            limits={data.fileLimits ?? defaultLimits}
            entries={entryChoices}
            onAdded={claimDraft}
          />
        }
        saveState={<SaveState kept={kept} claim={claim} draft={draft} view={view} />}
        notices={
          <FormNotices
            id={id}
            data={data}
            sender={sender}
            kept={kept}
            draft={draft}
            view={view}
            onRetry={() => void sender.retry(id)}
          />
        }
      />
    </>
  );
}

function OpenElsewhere({ onTakeOver }: { onTakeOver: () => void }) {
  const t = useTranslations("visits");
  return (
    <Notice
      kind="warning"
      className="mb-4"
      title={t("form.elsewhere.title")}
      action={
        <Button variant="primary" onClick={onTakeOver}>
          {t("form.elsewhere.action")}
        </Button>
      }
    >
      {t("form.elsewhere.text")}
    </Notice>
  );
}
