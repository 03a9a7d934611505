"use client";

import { useSyncExternalStore } from "react";
import { CodingList } from "@/components/coding/coding-list";
import { LiveNotice } from "@/components/coding/live-notice";
import { PhoneDesk } from "@/components/coding/phone-desk";
import { useDesk, type DeskProps } from "@/components/coding/use-desk";

/** As `max-sm` of the style. */
const narrow = "(width < 40rem)";
function watch(onChange: () => void): () => void {
  const query = window.matchMedia(narrow);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}
/** False before the scripts run: the server knows no width. */
const useNarrow = () =>
  useSyncExternalStore(
    watch,
    () => window.matchMedia(narrow).matches,
    () => false,
  );

/** The list; on a phone one entry at a time, for who may code. */
export function CodingDesk(props: DeskProps) {
  const desk = useDesk(props);
  const phone = useNarrow() && props.mayCode;
  if (phone)
    return (
      <>
        <LiveNotice live={desk.live} />
        <PhoneDesk {...props} desk={desk} />
      </>
    );
  // Until the scripts run, a phone does not show a long list that then goes away.
  return (
    <div className={props.mayCode ? "max-sm:hidden" : undefined}>
      <LiveNotice live={desk.live} />
      <CodingList {...props} desk={desk} />
    </div>
  );
}
