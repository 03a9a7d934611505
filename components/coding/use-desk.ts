"use client";

import { useMemo, useState } from "react";
import { hopedFor, type Hope } from "@/components/coding/hopes";
import { isBehind, isFinished, keptList } from "@/components/coding/kept-list";
import { offeredFor } from "@/components/coding/offered";
import type { Step } from "@/components/coding/steps";
import { useAssignments, type ThemeName } from "@/components/coding/use-assignments";
import { useOthers } from "@/components/coding/use-others";
import type { EditableTheme } from "@/lib/codebook/types";
import type { CodingEntry } from "@/lib/coding/loaders";
import type { DimensionKey } from "@/lib/vocabulary";

export interface DeskProps {
  projectId: string;
  entries: CodingEntry[];
  themes: readonly EditableTheme[];
  mayCode: boolean;
  mayCreate: boolean;
  /** 含未审核, as on the page. */
  unapproved?: string | undefined;
  /** Of the list: another one is another list. */
  address: string;
}

/**
 * The entries of the page, the one that keys work on, and what can be done with them; shown before the server answers.
 */
export function useDesk({ projectId, entries: read, themes, unapproved, address }: DeskProps) {
  const work = useAssignments(projectId);
  const [hopes, setHopes] = useState<readonly Hope[]>([]);
  const [list, setList] = useState({ address, read, shown: read, renew: false });
  const [cursor, setCursor] = useState<{ id: string; place: number } | null>(null);
  if (list.read !== read) {
    const hoped = work.pending ? list.shown : hopedFor(list.shown, hopes);
    const other = list.address !== address || list.renew || isFinished(hoped);
    setList({ address, read, shown: other ? read : keptList(hoped, read, hopes), renew: false });
    if (!work.pending) setHopes([]);
  }
  const others = useOthers({ projectId, read: list.shown, unapproved, pending: work.pending });
  const entries = useMemo(() => hopedFor(others.entries, hopes), [others.entries, hopes]);
  const open = useMemo(() => themes.filter(({ archived }) => !archived), [themes]);
  const names = useMemo(() => new Map(open.map(({ id, name }) => [id, name])), [open]);
  const archived = useMemo(() => new Set(themes.flatMap((theme) => (theme.archived ? [theme.id] : []))), [themes]);

  // An entry that has left the page leaves its place to the one that follows it.
  const found = entries.findIndex(({ id }) => id === cursor?.id);
  const place = found >= 0 ? found : Math.max(0, Math.min(cursor?.place ?? 0, entries.length - 1));
  const current = entries[place] ?? null;
  const goTo = (to: number): CodingEntry | null => {
    const entry = entries[Math.max(0, Math.min(entries.length - 1, to))] ?? null;
    if (entry) setCursor({ id: entry.id, place: entries.indexOf(entry) });
    return entry;
  };
  const untouchedAfter = (from: number): number => {
    const left = entries.map((entry, index) => (entry.themes.length === 0 ? index : -1)).filter((index) => index >= 0);
    return left.find((index) => index > from) ?? left.find((index) => index !== from) ?? -1;
  };

  const hope = (step: Step, forwards = true) => setHopes((before) => [...before, { step, forwards }]);
  const stepOf = (kind: Step["kind"], entryIds: readonly string[], theme: ThemeName): Step => ({
    kind,
    theme,
    suggested: false,
    assignments: entryIds.map((entryId) => ({ entryId, themeId: theme.id })),
  });
  const settled = async (asked: Promise<boolean>): Promise<boolean> => {
    const done = await asked;
    // Refused: what the server has is shown again.
    if (!done) {
      setHopes([]);
      setList((before) => ({ ...before, renew: true }));
    }
    return done;
  };

  return {
    work,
    live: others.live,
    entries,
    /** Those that can be given to an entry. */
    themes: open,
    isArchived: (themeId: string) => archived.has(themeId),
    place,
    current,
    /** Shows the list as it would be by now; null where it is that already. */
    renew: isBehind(list.shown, read) ? () => setList({ address, read, shown: read, renew: false }) : null,
    textOf: (entryId: string) => entries.find(({ id }) => id === entryId)?.text,
    goTo,
    untouchedAfter,
    dimensionOf: (ids: readonly string[]): DimensionKey | null => {
      const dimensions = new Set(entries.flatMap(({ id, dimension }) => (ids.includes(id) ? [dimension] : [])));
      return dimensions.size === 1 ? ([...dimensions][0] ?? null) : null;
    },
    /** Of an entry that nobody has given a theme. */
    offered: (entry: CodingEntry) => (entry.themes.length === 0 ? offeredFor(entry, names) : []),
    put: (entryIds: readonly string[], theme: ThemeName, suggested = false) => {
      hope(stepOf("put", entryIds, theme));
      return settled(work.put({ entryIds, theme, suggested }));
    },
    remove: (entryId: string, theme: ThemeName) => {
      hope(stepOf("off", [entryId], theme));
      return settled(work.remove(entryId, theme));
    },
    refuse: (entryId: string, theme: ThemeName) => {
      hope(stepOf("refuse", [entryId], theme));
      return settled(work.refuse(entryId, theme));
    },
    undo: async () => {
      const step = await work.undo();
      if (step) hope(step, false);
      const first = step?.assignments[0]?.entryId;
      const back = entries.findIndex(({ id }) => id === first);
      if (first) setCursor({ id: first, place: back >= 0 ? back : place });
    },
    redo: async () => {
      const step = await work.redo();
      if (step) hope(step);
    },
  };
}
export type Desk = ReturnType<typeof useDesk>;
