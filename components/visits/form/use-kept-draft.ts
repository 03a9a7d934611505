"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { v4 as randomToken } from "uuid";
import { KeptSignal } from "@/components/visits/form/kept-signal";
import { flushOnLeave } from "@/lib/offline/flush-on-leave";
import { Keeper, TakenOver } from "@/lib/offline/keeper";
import { isWorthADraft, withTyping, type Typing } from "@/lib/offline/local-draft";
import type { Sender } from "@/lib/offline/sender";

export type Claim = "asking" | "mine" | "elsewhere";

/**
 * How long another tab has to answer that it has the draft open. A closed tab cannot answer; a sleeping one is refused
 * at its next write.
 */
const answerMs = 250;

type ClaimMessage = { kind: "who" | "held"; id: string; token: string };

/** Where a visit is stored on the device. Null while that is not known: on the server, and for a moment after. */
export type KeptPlace = {
  sender: Sender;
  id: string;
  /** Whether this page made the id a moment ago: no other tab can have it open. */
  fresh: boolean;
} | null;

/**
 * One tab writes a draft. A tab that opens it first asks the others. The tab that takes over stores its token in the
 * draft, and the write of any other tab is then refused in the same transaction that would have written.
 */
export function useKeptDraft(place: KeptPlace, read: () => Promise<Omit<Typing, "id" | "keeper">>) {
  const [kept] = useState(() => new KeptSignal());
  const [claim, setClaim] = useState<Claim>("asking");
  const token = useRef("");
  const holds = useRef(false);
  /** Something belongs to the visit, so it is stored even if nothing is written down yet. */
  const wanted = useRef(false);
  const figure = useRef(read);
  const keeper = useRef<Keeper | null>(null);
  useEffect(() => {
    figure.current = read;
  });

  const begin = useCallback(() => {
    if (!place) return;
    const { sender, id } = place;
    token.current = randomToken();
    holds.current = true;
    const write = async () => {
      const typing: Typing = { ...(await figure.current()), id, keeper: token.current };
      const written = await sender.change(id, (draft) => {
        if (draft && draft.keeper !== token.current) throw new TakenOver();
        if (!isWorthADraft(draft, typing, wanted.current)) return undefined;
        return withTyping(draft, typing, Date.now());
      });
      sender.wakeFor(written);
    };
    keeper.current?.stop();
    keeper.current = new Keeper(write, (state) => {
      kept.tell(state);
      if (state.at !== "takenOver") return;
      holds.current = false;
      setClaim("elsewhere");
    });
  }, [place, kept]);

  const hold = useCallback(() => {
    kept.tell({ at: "untouched" });
    setClaim("mine");
  }, [kept]);

  /** Takes the draft over, so that any other tab's next write is refused even before this one writes. */
  const takeOver = useCallback(async (): Promise<void> => {
    if (!place) return;
    begin();
    const mine = token.current;
    // If the device cannot store anything, the person can still write and sees a notice.
    await place.sender.change(place.id, (draft) => (draft ? { ...draft, keeper: mine } : undefined)).catch(() => null);
    hold();
  }, [begin, hold, place]);

  useEffect(() => {
    if (!place) return;
    const { id, fresh } = place;
    const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`zoufang-form-${id}`);
    const asking = randomToken();
    let answered = false;
    if (channel) {
      channel.onmessage = ({ data }: MessageEvent<ClaimMessage>) => {
        if (data.kind === "who" && holds.current) channel.postMessage({ kind: "held", id, token: data.token });
        if (data.kind === "held" && data.token === asking) answered = true;
      };
      channel.postMessage({ kind: "who", id, token: asking });
    }
    const settle = () => {
      if (answered) setClaim("elsewhere");
      else void takeOver();
    };
    // Nobody else knows a fresh id, and the device stores nothing of it yet.
    const timer = fresh ? undefined : setTimeout(settle, answerMs);
    if (fresh) {
      begin();
      hold();
    }
    return () => {
      clearTimeout(timer);
      channel?.close();
    };
  }, [takeOver, begin, hold, place]);

  useEffect(() => {
    const stop = flushOnLeave(() => void keeper.current?.flush());
    return () => {
      stop();
      holds.current = false;
    };
  }, []);

  const touched = useCallback(() => keeper.current?.touched(), []);
  const claimDraft = useCallback(() => {
    wanted.current = true;
    keeper.current?.touched();
  }, []);
  const composing = useCallback((on: boolean) => keeper.current?.composing(on), []);
  const flush = useCallback(async () => {
    await keeper.current?.flush();
    return keeper.current?.settled ?? false;
  }, []);
  // The same object as long as nothing in it changes, so that its users are not rendered again.
  return useMemo(
    () => ({ kept, claim, takeOver, touched, claimDraft, composing, flush }),
    [kept, claim, takeOver, touched, claimDraft, composing, flush],
  );
}
