"use client";

import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

function subscribe(told: () => void) {
  window.addEventListener("online", told);
  window.addEventListener("offline", told);
  return () => {
    window.removeEventListener("online", told);
    window.removeEventListener("offline", told);
  };
}

/** What this page is, and, when the network is back, the way to the full one: never by itself, someone may be writing. */
export function ShellBanner() {
  const t = useTranslations("offline");
  const online = useSyncExternalStore(subscribe, () => navigator.onLine, () => false);
  if (!online) return <Notice className="mb-4">{t("banner")}</Notice>;
  return (
    <Notice className="mb-4" action={<Button onClick={() => window.location.reload()}>{t("reload")}</Button>}>
      {t("onlineAgain")}
    </Notice>
  );
}
