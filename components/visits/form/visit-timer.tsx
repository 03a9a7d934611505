"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { usePlaceTimeZone } from "@/components/messages/use-place-time-zone";
import { useHydrated } from "@/components/ui/use-hydrated";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { dayAt, timeAt } from "@/lib/calendar";
import { momentNow, serverClock } from "@/lib/offline/server-clock";
import { clockFace, elapsedSince, endOf, minutesOf, passed, type Moment } from "@/lib/visits/timer";

type Begun = { startedAt: string; at: Moment };

/** Records start and end of the visit as they happen. The line has a fixed height, whatever it shows. */
export function VisitTimer() {
  const t = useTranslations("visits");
  const timeZone = usePlaceTimeZone();
  const { data, form, touched } = useVisitForm();
  const { control, setValue, getValues } = form;
  const [visitedOn, startedAt, endedAt] = useWatch({ control, name: ["visitedOn", "startedAt", "endedAt"] });
  // A device whose clock is on another day offers no timer until the first answer says what day it is.
  useSyncExternalStore(serverClock.subscribe, serverClock.lastHeard, () => null);
  /** When the button was pressed in this tab, to the second. The visit itself stores only the minute. */
  const begun = useRef<Begun | null>(null);
  const [cut, setCut] = useState(false);

  const elapsed = (): number | null => {
    const since = begun.current;
    if (since?.startedAt === startedAt) return passed(since.at, momentNow());
    return elapsedSince({ visitedOn, startedAt }, { now: serverClock.now(), timeZone });
  };
  const note = (name: "startedAt" | "endedAt", time: string) => {
    setValue(name, time);
    touched();
  };
  const start = () => {
    const time = timeAt(serverClock.now(), timeZone);
    begun.current = { startedAt: time, at: momentNow() };
    setCut(false);
    note("startedAt", time);
  };
  const end = () => {
    const { endedAt: time, cut: overMidnight } = endOf(getValues(), { now: serverClock.now(), timeZone });
    setCut(overMidnight);
    note("endedAt", time);
  };

  // The server does not know this device's clock. A new visit is today's.
  const hydrated = useHydrated();
  const today = hydrated ? visitedOn === dayAt(serverClock.now(), timeZone) : data.visit === null;
  const going = hydrated && startedAt !== "" && endedAt === "" && elapsed() !== null;
  const minutes = minutesOf({ startedAt, endedAt });
  if (!today && !going && minutes === null) return null; // a visit of another day is written down, not timed
  return (
    <div
      role="group"
      aria-label={t("form.timer.title")}
      className="flex min-h-11 flex-wrap items-center gap-x-3 text-sm print:hidden"
    >
      {startedAt === "" && (
        <Button variant="quiet" className="-ms-3 min-h-11" onClick={start}>
          <Icon name="clock" />
          {t("form.timer.start")}
        </Button>
      )}
      {going && (
        <>
          <Icon name="clock" className="text-muted" />
          <span className="text-muted">{t("form.timer.running")}</span>
          <Ticking elapsed={elapsed} />
          <Button size="sm" className="min-h-11" onClick={end}>
            {t("form.timer.end")}
          </Button>
        </>
      )}
      {minutes !== null && <span className="text-muted">{t("form.timer.took", { minutes })}</span>}
      {cut && endedAt === "23:59" && <span role="status">{t("form.timer.cut")}</span>}
    </div>
  );
}

/** The only part that is rendered every second. A screen reader does not announce it, but can read it on demand. */
function Ticking({ elapsed }: { elapsed: () => number | null }) {
  const asking = useRef(elapsed);
  const [face, setFace] = useState(() => clockFace(elapsed() ?? 0));
  useEffect(() => {
    asking.current = elapsed;
  });
  useEffect(() => {
    const tick = () => setFace(clockFace(asking.current() ?? 0));
    const timer = setInterval(tick, 1000);
    // The timer of a page in the background may be paused. It catches up when the page is visible again.
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, []);
  return (
    <span role="timer" aria-live="off" className="min-w-[4.5em] text-base font-semibold tabular-nums">
      {face}
    </span>
  );
}
