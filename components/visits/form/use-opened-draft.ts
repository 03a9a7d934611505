"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { PersonalWatch } from "@/components/privacy/personal-watch";
import { valuesOf, type VisitFormValues } from "@/components/visits/form/form-values";
import type { Claim, KeptPlace } from "@/components/visits/form/use-kept-draft";
import { isUnsent, type LocalDraft } from "@/lib/offline/local-draft";
import type { DraftVisit } from "@/lib/visits/draft";
import type { ServerVisit } from "@/lib/visits/sync-schema";

/**
 * Text typed here and not sent has priority over the server's. Text that was sent has priority only while the server
 * has no later version, and no reviewer has returned the visit.
 */
function standsAbove(draft: LocalDraft, server: ServerVisit): boolean {
  if (isUnsent(draft) || draft.baseVersion > server.version) return true;
  return draft.baseVersion === server.version && draft.queue.at === "saved" && draft.queue.state === server.state;
}

type OpenedDraft = {
  place: KeptPlace;
  claim: Claim;
  form: UseFormReturn<VisitFormValues>;
  personal: PersonalWatch;
  server: ServerVisit | null;
  /** What the form was made with: the server's text, or a blank visit. */
  first: DraftVisit;
  count: (typed: DraftVisit) => void;
};

/**
 * Puts into the form what the device has of the visit. If that is nothing, the form that came with the page is the one
 * to write in, and nothing is rendered anew.
 */
export function useOpenedDraft({ place, claim, form, personal, server: known, first, count }: OpenedDraft) {
  const [server] = useState(known);
  const [ready, setReady] = useState(false);
  /** Increased whenever the boxes must be rendered again from the values. */
  const [generation, setGeneration] = useState(0);
  const untouched = useRef(true);

  const show = useCallback(
    (typed: DraftVisit, asWritten: readonly string[] = []) => {
      untouched.current = false;
      form.reset(valuesOf(typed));
      personal.keep(asWritten);
      count(typed);
      setGeneration((before) => before + 1);
      setReady(true);
    },
    [form, personal, count],
  );

  useEffect(() => {
    if (claim !== "mine" || !place) return;
    const showFirst = () => {
      if (!untouched.current) return show(first);
      untouched.current = false;
      setReady(true);
    };
    if (place.fresh && untouched.current) return showFirst();
    let gone = false;
    place.sender.store
      .get(place.id)
      .then((draft) => {
        const local = draft && (!server || standsAbove(draft, server));
        if (gone) return null;
        if (local) show(draft.typed, draft.asWritten);
        else if (draft?.asWritten?.length) show(first, draft.asWritten);
        else showFirst();
        return draft && !local ? place.sender.change(place.id, () => null) : null;
      })
      .catch(() => {
        if (!gone) showFirst();
      });
    return () => {
      gone = true;
    };
  }, [claim, place, server, first, show]);

  return useMemo(() => ({ ready, generation, show }), [ready, generation, show]);
}
