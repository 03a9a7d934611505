"use client";

import { useEffect, useSyncExternalStore } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import en from "@/lib/i18n/messages/en/faults.json";
import zhCN from "@/lib/i18n/messages/zh-CN/faults.json";
import { outageDigest } from "@/lib/outage";

export type FaultProps = { error: unknown; retry: () => void };

const stays = () => () => {};

/** The page's language, read from the page itself: after an error there may be no provider above. */
export function usePageLanguage(): "zh-CN" | "en" {
  return useSyncExternalStore(
    stays,
    () => (document.documentElement.lang === "en" ? "en" : "zh-CN"),
    () => "zh-CN",
  );
}

function digestOf(error: unknown): string | null {
  return error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
}

const againMs = 15_000;

/** An outage ends by itself: the page is tried again until it opens. */
function useAgain(outage: boolean, retry: () => void) {
  useEffect(() => {
    if (!outage) return;
    const timer = setInterval(retry, againMs);
    return () => clearInterval(timer);
  }, [outage, retry]);
}

/** Shown instead of a page that failed: what to do, and the reference number in the log. */
export function FaultView({ error, retry }: FaultProps) {
  const words = usePageLanguage() === "en" ? en : zhCN;
  const digest = digestOf(error);
  const outage = digest === outageDigest;
  useAgain(outage, retry);
  return (
    <section role="alert" className="flex w-full max-w-measure flex-col items-start gap-2 px-4 py-12">
      <Icon name="warning" className="size-6 text-vermilion" />
      <h1 className="font-song text-2xl font-bold">{outage ? words.outageTitle : words.title}</h1>
      <p className="text-muted">{outage ? words.outageText : words.text}</p>
      {digest && !outage && (
        <p className="text-sm text-muted">
          {words.reference}
          <span className="font-medium text-ink select-all">{digest}</span>
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => retry()}>
          {words.retry}
        </Button>
        {/* Loads a whole new page, so that no broken state remains. */}
        <a href="/projects" className={buttonClass()}>
          {words.home}
        </a>
      </div>
    </section>
  );
}
