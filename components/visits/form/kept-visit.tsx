"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import dynamic from "next/dynamic";
import { useForm } from "react-hook-form";
import { v7 as uuidv7 } from "uuid";
import { useFirstTouch } from "@/components/form/use-first-touch";
import { usePlaceTimeZone } from "@/components/messages/use-place-time-zone";
import { checkIfReady, checkVisit, preloadCheck, useCheckState } from "@/components/visits/form/check-visit";
import type { DimensionCounts } from "@/components/visits/form/dimension-tabs";
import { typedFrom, valuesOf, type VisitFormValues } from "@/components/visits/form/form-values";
import { OpenElsewhere } from "@/components/visits/form/open-elsewhere";
import { SavingContext, useSavingSignal } from "@/components/visits/form/saving-context";
import { SubmittedPanel } from "@/components/visits/form/submitted-panel";
import { useKeptDraft, type KeptPlace } from "@/components/visits/form/use-kept-draft";
import { useOpenedDraft } from "@/components/visits/form/use-opened-draft";
import { SignedOutNotice } from "@/components/visits/outbox/signed-out-notice";
import { useVisitWatch } from "@/components/visits/form/use-visit-watch";
import { VisitBody } from "@/components/visits/form/visit-body";
import { visitResolver } from "@/components/visits/form/visit-resolver";
import { loadTaking } from "@/lib/offline/late-files";
import { nextTask } from "@/lib/offline/next-task";
import { isUnsent, withMerge } from "@/lib/offline/local-draft";
import type { OutboxView } from "@/lib/offline/sender";
import { untilThere } from "@/lib/offline/until-there";
import type { Counts } from "@/lib/visits/counts";
import { blankVisit, draftOf, writtenCounts, type DraftVisit } from "@/lib/visits/draft";
import { countsByQuestion } from "@/lib/visits/untouched-questions";
import type { VisitFormData } from "@/lib/visits/types";

const ConflictView = dynamic(
  () => untilThere(() => import("@/components/visits/form/conflict-view")).then((part) => part.ConflictView),
  { ssr: false },
);

type KeptVisitProps = {
  place: KeptPlace;
  data: VisitFormData;
  view: OutboxView;
  today: string;
  siteId: string | undefined;
};

/** The old object if the new one has the same content. Then nothing is rendered again. */
function sameOr<T>(before: T, fresh: T): T {
  return JSON.stringify(before) === JSON.stringify(fresh) ? before : fresh;
}

/** What the form shows before the device has answered: the same on the server and in the browser. */
function firstOf({ visit, me }: VisitFormData, today: string, siteId: string | undefined): DraftVisit {
  if (!visit) return { ...blankVisit({ today, me: me.id }), ...(siteId && { siteId }) };
  let rows = 0;
  return draftOf(visit.content, () => `first-${(rows += 1)}`);
}

/** What nobody needs before the first touch: the schema first, since the next save is checked by it. */
function preloadRest() {
  preloadCheck();
  void loadTaking().catch(() => {});
}

/** One visit and its state on the device: what is loaded, what is saved, and what keeps it from the server. */
export function KeptVisit({ place, data, view, today, siteId }: KeptVisitProps) {
  const timeZone = usePlaceTimeZone();
  const [first] = useState(() => firstOf(data, today, siteId));
  const form = useForm<VisitFormValues>({
    defaultValues: useMemo(() => valuesOf(first), [first]),
    resolver: useMemo(() => visitResolver(timeZone), [timeZone]),
    shouldFocusError: false,
  });
  const personal = useVisitWatch(form);
  const [counts, setCounts] = useState<DimensionCounts>(() => writtenCounts(first));
  const [questionCounts, setQuestionCounts] = useState<Record<string, Counts>>(() => countsByQuestion(first));
  const count = useCallback((typed: DraftVisit) => {
    setCounts((before) => sameOr(before, writtenCounts(typed)));
    setQuestionCounts((before) => sameOr(before, countsByQuestion(typed)));
  }, []);

  const before = useRef<DraftVisit>(null);
  const read = useCallback(async () => {
    const typed = typedFrom(form.getValues(), before.current);
    before.current = typed;
    // In tasks of their own: a key that comes meanwhile waits for one of them at most.
    await nextTask();
    count(typed);
    await nextTask();
    const checked = checkIfReady(typed);
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
  const keeping = useKeptDraft(place, read);
  const { claim, kept, touched, flush, takeOver } = keeping;
  const { ready, generation, show } = useOpenedDraft({
    place,
    claim,
    form,
    personal,
    server: data.visit,
    first,
    count,
  });

  const id = place?.id ?? data.visit?.id ?? "";
  const draft = id === "" ? undefined : view.drafts.find((each) => each.id === id);

  // Only once the form holds the draft: what is saved is what the form holds.
  const unchecked = Boolean(ready && claim === "mine" && draft && isUnsent(draft) && !draft.content);
  const check = useCheckState();
  useEffect(() => {
    if (!unchecked) return;
    // Saved without a check while the schema is not loaded. When it is there, the text is checked and sent.
    if (check === "asleep") preloadCheck();
    if (check === "ready") touched();
    window.addEventListener("online", touched);
    return () => window.removeEventListener("online", touched);
  }, [unchecked, check, touched]);

  const submit = useCallback(async () => {
    if (!place) return;
    const { sender } = place;
    if (!sender.current().drafts.some((each) => each.id === id)) touched();
    if (!(await flush())) return;
    const now = Date.now();
    await sender.change(
      id,
      (known) => known && { ...known, submitRequested: true, queue: { at: "waiting" }, retryAt: 0, updatedAt: now },
    );
    sender.wake({ atOnce: true });
  }, [place, id, touched, flush]);

  const saving = useSavingSignal(
    useMemo(() => ({ place, id, kept, claim, ready, draft, view }), [place, id, kept, claim, ready, draft, view]),
  );

  if (!ready && claim === "elsewhere") return <OpenElsewhere onTakeOver={takeOver} />;
  if (place && ready && draft?.queue.at === "conflict" && isUnsent(draft)) {
    const { sender } = place;
    const { server: theirs } = draft.queue;
    const merge = async (typed: DraftVisit) => {
      const checked = await checkVisit(typed, "draft");
      const merged = { typed, content: checked?.ok ? checked.content : null, baseVersion: theirs.version };
      await sender.change(id, (known) => known && withMerge(known, merged, Date.now()));
      show(typed);
      sender.wake({ atOnce: true });
    };
    return <ConflictView data={data} mine={draft.typed} theirs={draftOf(theirs.content, uuidv7)} onMerge={merge} />;
  }
  const handedIn =
    draft &&
    (draft.submitRequested ||
      (draft.queue.at === "saved" && draft.queue.state !== "draft" && draft.queue.state !== "returned"));
  if (place && ready && handedIn && (!isUnsent(draft) || draft.submitRequested)) {
    const { sender } = place;
    const goOn = () => void sender.change(id, (known) => known && { ...known, submitRequested: false });
    return (
      <>
        {view.halt === "signedOut" && isUnsent(draft) && <SignedOutNotice sender={sender} />}
        <SubmittedPanel
          data={data}
          draft={draft}
          sending={view.sending.includes(id)}
          view={view}
          onGoOn={goOn}
          onRetry={() => void sender.retry(id)}
        />
      </>
    );
  }
  return (
    <SavingContext value={saving}>
      {claim === "elsewhere" && <OpenElsewhere onTakeOver={takeOver} />}
      <VisitBody
        key={generation}
        visitId={id}
        data={data}
        form={form}
        keeping={keeping}
        personal={personal}
        counts={counts}
        questionCounts={questionCounts}
        refused={draft?.queue.at === "invalid" ? draft : undefined}
        ready={ready}
        readOnly={!ready || claim !== "mine" || !data.mayWrite}
        onSubmit={submit}
      />
    </SavingContext>
  );
}
