"use client";

import { useSyncExternalStore } from "react";
import { useWatch } from "react-hook-form";
import { useFormatter, useTranslations } from "use-intl";
import { DateField } from "@/components/form/date-field";
import { usePlaceTimeZone } from "@/components/messages/use-place-time-zone";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { dayAt } from "@/lib/calendar";
import { serverClock } from "@/lib/offline/server-clock";
import { isAfter } from "@/lib/visits/days-ahead";

/** 走访日期. A day that has not come yet is kept like any other, and said at once: it is mostly a slip of the year. */
export function VisitedOnField({ className, ...own }: { label: string; required: boolean; className: string }) {
  const t = useTranslations("visits.form");
  const format = useFormatter();
  const timeZone = usePlaceTimeZone();
  const { control } = useVisitForm().form;
  const day = useWatch({ control, name: "visitedOn" });
  // A device with a wrong clock knows the day from the first answer on.
  useSyncExternalStore(serverClock.subscribe, serverClock.lastHeard, () => null);
  const hydrated = useHydrated();
  const now = serverClock.now();
  const today = () => format.dateTime(now, { dateStyle: "long", timeZone });
  const warning =
    hydrated && isAfter(day, dayAt(now, timeZone))
      ? { text: t("dayAhead", { today: today() }), actions: null }
      : undefined;
  return <DateField control={control} name="visitedOn" {...own} className={className} warning={warning} />;
}
