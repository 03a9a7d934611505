"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type WorkOffProps = {
  /** A POST door that does a part of the work and answers { done }. */
  address: string;
  words: { working: string; failed: string; retry: string };
};

/** Has the server work off what has come since, and then shows the page anew. It can be read meanwhile. */
export function WorkOff({ address, words }: WorkOffProps) {
  const router = useRouter();
  const [failed, setFailed] = useState(false);
  const work = useCallback(async () => {
    for (;;) {
      const answer = await fetch(address, { method: "POST" }).catch(() => null);
      if (!answer?.ok) return false;
      const { done } = (await answer.json()) as { done: boolean }; // our own route's answer
      if (done) return true;
    }
  }, [address]);
  const run = useCallback(() => {
    setFailed(false);
    void work().then((done) => (done ? router.refresh() : setFailed(true)));
  }, [work, router]);
  useEffect(() => {
    let gone = false;
    void work().then((done) => {
      if (gone) return;
      if (done) router.refresh();
      else setFailed(true);
    });
    return () => {
      gone = true;
    };
  }, [work, router]);
  return (
    <Notice kind={failed ? "warning" : "info"} className="mb-4 print:hidden">
      {failed ? words.failed : words.working}
      {failed && (
        <Button size="sm" className="ms-3" onClick={run}>
          {words.retry}
        </Button>
      )}
    </Notice>
  );
}
