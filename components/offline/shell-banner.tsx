"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

const againMs = 30_000;
const patienceMs = 10_000;

/**
 * Whether pages can be had: a device that has a network may still not reach the server, or the server not its database.
 */
function useReachable(): boolean {
  const [reachable, setReachable] = useState(false);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const answer = await fetch("/api/health", { cache: "no-store", signal: AbortSignal.timeout(patienceMs) }).catch(
        () => null,
      );
      // A server whose files cannot be had still has its pages.
      const body: unknown = await answer?.json().catch(() => null);
      const ready = typeof body === "object" && body !== null && "database" in body && body.database === "ok";
      if (!gone) setReachable(ready);
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

/**
 * Explains this page and, when the server answers again, links to the full one. It never switches automatically,
 * because someone may be writing.
 */
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
