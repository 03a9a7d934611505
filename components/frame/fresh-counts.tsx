"use client";

import { useEffect, useRef } from "react";
import { usePathname, useRouter } from "next/navigation";
import { useOutbox } from "@/components/visits/outbox/use-outbox";

const freshForMs = 60_000;
/** A page that takes text is left alone; the next one is drawn again. */
const writes = /\/(new|edit|import|excel|add)$/;

/**
 * A frame stays when the page inside it changes, so its numbers would be those of the first page. On the way to the
 * next page they are read again, if they are older than a minute or this device has handed in a visit since.
 */
export function FreshCounts({ userId, drawnAt }: { userId: string; drawnAt: number }) {
  const router = useRouter();
  const pathname = usePathname();
  const { view } = useOutbox(userId);
  const handingIn = view.drafts.filter((draft) => draft.submitRequested).length;
  const before = useRef(handingIn);
  const old = useRef(false);
  const since = useRef(0);
  useEffect(() => {
    since.current = Date.now();
    old.current = false;
  }, [drawnAt]);
  useEffect(() => {
    if (handingIn < before.current) old.current = true;
    before.current = handingIn;
  }, [handingIn]);
  useEffect(() => {
    if (writes.test(pathname)) return;
    if (old.current || Date.now() - since.current > freshForMs) router.refresh();
  }, [pathname, router]);
  return null;
}
