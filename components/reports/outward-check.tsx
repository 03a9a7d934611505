"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { WarningList } from "@/components/reports/warning-list";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { WarningPlace } from "@/lib/reports/warnings";
import type { OutwardCheck as Found } from "@/lib/reports/outward/mask-report";

const patienceMs = 30_000;

async function read(address: string, stop: AbortSignal): Promise<Found | null> {
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]);
    const answer = await fetch(address, { redirect: "error", cache: "no-store", signal });
    return answer.ok ? ((await answer.json()) as Found) : null; // our own route's answer
  } catch {
    return null;
  }
}

/** What may still tell a place in the outward edition, listed before it is downloaded. */
export function OutwardCheck({ address }: { address: string }) {
  const t = useTranslations("reports");
  const [state, setState] = useState<Found | "loading" | "failed">("loading");
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    void read(address, stop.signal).then((found) => !stop.signal.aborted && setState(found ?? "failed"));
    return () => stop.abort();
  }, [address, turn]);

  if (state === "loading") return <Notice>{t("export.outwardWait")}</Notice>;
  if (state === "failed") {
    const again = () => {
      setState("loading");
      setTurn(turn + 1);
    };
    return (
      <Notice kind="error" action={<Button onClick={again}>{t("export.outwardRetry")}</Button>}>
        {t("export.outwardFailed")}
      </Notice>
    );
  }
  const { warnings, names } = state;
  if (warnings.length === 0) return <Notice>{t("export.outwardNone")}</Notice>;
  const placeName = (place: WarningPlace) =>
    "id" in place ? names[place.id] || t("editor.untitled") : t(`editor.${place.part}`);
  const found = t("export.outwardFound", { count: warnings.length });
  return (
    <Notice kind="warning" title={found}>
      <div className="mt-2 max-h-[40dvh] overflow-y-auto" tabIndex={0} role="region" aria-label={found}>
        <WarningList {...{ warnings, placeName }} />
      </div>
    </Notice>
  );
}
