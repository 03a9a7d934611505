"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

const againMs = 30_000;
const patienceMs = 10_000;

/** Whether the server answers: a device that has a network may still not reach it. */
function useReachable(): boolean {
  const [reachable, setReachable] = useState(false);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const answer = await fetch("/api/health", { cache: "no-store", signal: AbortSignal.timeout(patienceMs) }).catch(
        () => null,
      );
      if (!gone) setReachable(answer?.ok ?? false);
    };
    const now = () => void look();
    const lost = () => setReachable(false);
    const timer = setInterval(now, againMs);
    window.addEventListener("online", now);
    window.addEventListener("offline", lost);
    now();
    return () => {
      gone = true;
      clearInterval(timer);
      window.removeEventListener("online", now);
      window.removeEventListener("offline", lost);
    };
  }, []);
  return reachable;
}

/** What this page is, and, when the server answers again, the way to the full one: never by itself, someone may be writing. */
export function ShellBanner() {
  const t = useTranslations("offline");
  const reachable = useReachable();
  if (!reachable) return <Notice className="mb-4">{t("banner")}</Notice>;
  return (
    <Notice className="mb-4" action={<Button onClick={() => window.location.reload()}>{t("reload")}</Button>}>
      {t("onlineAgain")}
    </Notice>
  );
}
