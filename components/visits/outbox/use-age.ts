"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";

const minute = 60_000;

/**
 * How long ago a moment of this device's clock was, in whole days, hours or minutes. Updated while the page is open.
 */
export function useAge(): (since: number) => string {
  const t = useTranslations("offline");
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute);
    return () => clearInterval(timer);
  }, []);
  return (since) => {
    // If the clock was set back, the moment would be in the future.
    const minutes = Math.max(0, Math.floor((now - since) / minute));
    if (minutes === 0) return t("underMinute");
    if (minutes < 60) return t("minutes", { count: minutes });
    if (minutes < 48 * 60) return t("hours", { count: Math.floor(minutes / 60) });
    return t("days", { count: Math.floor(minutes / (24 * 60)) });
  };
}
