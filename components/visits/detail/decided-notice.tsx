"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { forgetDecision, lastDecision } from "@/components/visits/detail/last-decision";

/** After a decision, on the page that it led to: what was decided, and how many visits still wait for this reviewer. */
export function DecidedNotice({ left }: { left: number }) {
  const t = useTranslations("visits.review");
  const [decided] = useState(lastDecision);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!decided) return;
    forgetDecision();
    place.current?.focus();
  }, [decided]);
  if (!decided) return null;
  const { decision, site, visitedOn } = decided;
  return (
    <div ref={place} tabIndex={-1} className="mb-4 outline-none print:hidden">
      <Notice title={left === 0 ? t("allDone") : t("left", { count: left })}>
        {t(decision === "approved" ? "wasApproved" : "wasReturned", { site, date: visitedOn })}
      </Notice>
    </div>
  );
}
