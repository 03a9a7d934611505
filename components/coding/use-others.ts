"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { useLive, type LiveState } from "@/components/coding/use-live";
import type { CodingEntry } from "@/lib/coding/loaders";

type Chips = ReadonlyMap<string, CodingEntry["themes"]>;
const none: Chips = new Map();

/** At most so often, however much others do. */
const spaceMs = 500;

interface Others {
  /** The entries with the themes that they have now; each stays in its place. */
  entries: CodingEntry[];
  live: LiveState;
}

interface OthersInput {
  projectId: string;
  /** As the page was read. */
  read: CodingEntry[];
  unapproved: string | undefined;
  /** A step of one's own is on its way: the page is read again behind it. */
  pending: boolean;
}

/**
 * What others put on the entries of the page and took off, since it was read. Only the themes change: an entry that
 * went away under the hand would let the next key meet another one.
 */
export function useOthers({ projectId, read, unapproved, pending }: OthersInput): Others {
  const [seen, setSeen] = useState<{ of: CodingEntry[]; chips: Chips }>({ of: read, chips: none });
  const now = useRef({ read, pending });
  useEffect(() => {
    now.current = { read, pending };
  }, [read, pending]);
  const [asking] = useState(() => ({ busy: false, again: false }));

  const ask = async () => {
    if (asking.busy) {
      asking.again = true;
      return;
    }
    asking.busy = true;
    do {
      asking.again = false;
      const { read: of } = now.current;
      const query = new URLSearchParams({ entries: of.map(({ id }) => id).join(",") });
      if (unapproved) query.set("unapproved", unapproved);
      const answer = await fetch(`/api/coding/${projectId}?${query}`).catch(() => null);
      // What was read anew meanwhile may know more than this answer.
      if (now.current.read !== of || now.current.pending) asking.again = true;
      else if (answer?.ok) {
        const rows: { id: string; themes: CodingEntry["themes"] }[] = await answer.json().catch(() => []);
        setSeen({ of, chips: new Map(rows.map(({ id, themes }) => [id, themes])) });
      }
      if (asking.again) await new Promise((done) => setTimeout(done, spaceMs));
    } while (asking.again);
    asking.busy = false;
  };
  const live = useLive(projectId, {
    changed: (by) => {
      // Behind a step of one's own the whole page is read again.
      if (by === "own" && now.current.pending) return;
      if (now.current.read.length > 0) void ask();
    },
  });
  const chips = seen.of === read ? seen.chips : none;
  const entries = useMemo(() => (chips === none ? read : read.map((entry) => withChips(entry, chips))), [read, chips]);
  return { entries, live };
}

function withChips(entry: CodingEntry, chips: Chips): CodingEntry {
  const themes = chips.get(entry.id);
  return themes ? { ...entry, themes } : entry;
}
