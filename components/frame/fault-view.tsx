"use client";

import { useEffect, useLayoutEffect } from "react";
import { carryOn, keepTyped } from "@/components/form/kept-typing";
import { usePageLanguage } from "@/components/frame/page-language";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { isMissingPart } from "@/components/ui/missing-part";
import en from "@/lib/i18n/messages/en/faults.json";
import zhCN from "@/lib/i18n/messages/zh-CN/faults.json";
import { outageDigest } from "@/lib/outage";

export type FaultProps = { error: unknown; retry: () => void };

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
  // What was typed on the page that this one replaces. The forms take it back when they are shown again.
  useLayoutEffect(() => keepTyped(), []);
  const outdated = isMissingPart(error);
  const title = outdated ? words.outdatedTitle : outage ? words.outageTitle : words.title;
  const text = outdated ? words.outdatedText : outage ? words.outageText : words.text;
  return (
    <section role="alert" className="flex w-full max-w-measure flex-col items-start gap-2 px-4 py-12">
      <Icon name="warning" className="size-6 text-vermilion" />
      <h1 className="font-song text-2xl font-bold">{title}</h1>
      <p className="text-muted">{text}</p>
      {digest && !outage && (
        <p className="text-sm text-muted">
          {words.reference}
          <span className="font-medium text-ink select-all">{digest}</span>
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        {outdated ? (
          <Button variant="primary" onClick={carryOn}>
            {words.carryOn}
          </Button>
        ) : (
          <Button variant="primary" onClick={() => retry()}>
            {words.retry}
          </Button>
        )}
        {/* Loads a whole new page, so that no broken state remains. */}
        <a href="/projects" className={buttonClass()}>
          {words.home}
        </a>
      </div>
    </section>
  );
}
