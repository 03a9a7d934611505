"use client";

import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { StandingTexts } from "@/components/visits/form/standing-texts";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { fetchNotes, keptNotes } from "@/lib/offline/earlier-notes";
import { notesAtHand, type NotesAtHand, type SiteNotes } from "@/lib/visits/site-notes";
import type { DimensionKey } from "@/lib/vocabulary";

interface Notes extends NotesAtHand {
  standing: StandingTexts;
  /** The questions on the screen. */
  asked: ReadonlySet<string>;
}

const NotesContext = createContext<Notes>({
  lastVisit: null,
  problems: [],
  standing: new StandingTexts(),
  asked: new Set(),
});

export const useNotes = () => use(NotesContext);

/** Whether a dimension contains a text already. */
export function useStands(dimension: DimensionKey, text: string): boolean {
  const { standing } = useNotes();
  const stands = () => standing.has(dimension, text);
  return useSyncExternalStore(standing.subscribe, stands, stands);
}

/**
 * The notes of the site that is selected in the form: those loaded with the page, otherwise those on this device. With
 * a network the server's notes replace them, because they are newer.
 */
function useSiteNotes(siteId: string): SiteNotes | null {
  const { data } = useVisitForm();
  const [found, setFound] = useState<{ siteId: string; notes: SiteNotes } | null>(null);
  const { project, me, siteNotes } = data;
  const came = siteNotes?.siteIds.includes(siteId) ? siteNotes : null;
  const missing = siteId !== "" && !came;

  useEffect(() => {
    if (!missing) return;
    let gone = false;
    const asked = { userId: me.id, projectId: project.id, siteId };
    const look = async () => {
      const kept = await keptNotes(asked);
      if (kept && !gone) setFound({ siteId, notes: kept });
      const answer = await fetchNotes(asked);
      if (gone || answer === null) return;
      setFound(answer === "refused" ? null : { siteId, notes: answer });
    };
    void look();
    window.addEventListener("online", look);
    return () => {
      gone = true;
      window.removeEventListener("online", look);
    };
  }, [missing, me.id, project.id, siteId]);

  return came ?? (found?.siteId === siteId ? found.notes : null);
}

/** Gives the notes of earlier visits to every part of the form that shows some of them. */
export function NotesProvider({ visitId, children }: { visitId: string; children: ReactNode }) {
  const { data, form, signals } = useVisitForm();
  const { control, getValues } = form;
  const siteId = useWatch({ control, name: "siteId" });
  const visitedOn = useWatch({ control, name: "visitedOn" });
  const notes = useSiteNotes(siteId);
  const atHand = useMemo(
    () => (notes ? notesAtHand(notes, { visitId, visitedOn }) : { lastVisit: null, problems: [] }),
    [notes, visitId, visitedOn],
  );
  const asked = useMemo(
    () => new Set(data.dimensions.flatMap(({ questions }) => questions.map(({ id }) => id))),
    [data],
  );
  const [standing] = useState(() => {
    const texts = new StandingTexts();
    texts.look(getValues());
    return texts;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      // After the new row is on the screen.
      timer = setTimeout(() => standing.look(getValues()));
    };
    look();
    const stop = signals.subscribe(["entryIds"], look);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [standing, signals, getValues]);
  const value = useMemo(() => ({ ...atHand, asked, standing }), [atHand, asked, standing]);
  return <NotesContext value={value}>{children}</NotesContext>;
}
