"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type CompareNowProps = { projectId: string; unapproved: boolean; first: boolean };

/** Compares what has come since, and then shows it. The page can be read meanwhile. */
export function CompareNow({ projectId, unapproved, first }: CompareNowProps) {
  const t = useTranslations("findings.passages");
  const router = useRouter();
  const [failed, setFailed] = useState(false);
  const compare = useCallback(async () => {
    const address = `/api/passages/${projectId}${unapproved ? "?unapproved=1" : ""}`;
    for (;;) {
      const answer = await fetch(address, { method: "POST" }).catch(() => null);
      if (!answer?.ok) return false;
      const { done } = (await answer.json()) as { done: boolean }; // our own route's answer
      if (done) return true;
    }
  }, [projectId, unapproved]);
  const run = useCallback(() => {
    setFailed(false);
    void compare().then((done) => (done ? router.refresh() : setFailed(true)));
  }, [compare, router]);
  useEffect(() => {
    let gone = false;
    void compare().then((done) => {
      if (gone) return;
      if (done) router.refresh();
      else setFailed(true);
    });
    return () => {
      gone = true;
    };
  }, [compare, router]);
  return (
    <Notice kind={failed ? "warning" : "info"} className="mb-4 print:hidden">
      {t(failed ? "failed" : first ? "first" : "again")}
      {failed && (
        <Button size="sm" className="ms-3" onClick={run}>
          {t("retry")}
        </Button>
      )}
    </Notice>
  );
}
