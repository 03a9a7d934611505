"use client";

import { useSyncExternalStore } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import en from "@/lib/i18n/messages/en/faults.json";
import zhCN from "@/lib/i18n/messages/zh-CN/faults.json";

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

/** Shown instead of a page that failed: what to do, and the reference number in the log. */
export function FaultView({ error, retry }: FaultProps) {
  const words = usePageLanguage() === "en" ? en : zhCN;
  const digest = digestOf(error);
  return (
    <section role="alert" className="flex w-full max-w-measure flex-col items-start gap-2 px-4 py-12">
      <Icon name="warning" className="size-6 text-vermilion" />
      <h1 className="font-song text-2xl font-bold">{words.title}</h1>
      <p className="text-muted">{words.text}</p>
      {digest && (
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
