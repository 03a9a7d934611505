"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { NotRead } from "@/components/form/not-read";
import { readDoor } from "@/components/form/read-door";
import { Notice } from "@/components/ui/notice";
import type { Refusal } from "@/lib/errors";

type WorkOffProps = {
  /** A POST door that does a part of the work and answers { done }. */
  address: string;
  words: { working: string; failed: string; retry: string };
};

/** A part of the work may take longer than an answer that somebody waits for. */
const patienceMs = 120_000;

/** Has the server work off what has come since, and then shows the page anew. It can be read meanwhile. */
export function WorkOff({ address, words }: WorkOffProps) {
  const router = useRouter();
  const [failed, setFailed] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const gone = new AbortController();
    const work = async () => {
      for (;;) {
        const answer = await readDoor<{ done: boolean }>(address, {
          ...{ method: "POST", gone: gone.signal, patienceMs },
        });
        if (gone.signal.aborted) return;
        if (!answer.ok) return setFailed(answer.error);
        if (answer.data.done) return router.refresh();
      }
    };
    void work();
    return () => gone.abort();
  }, [address, attempt, router]);
  const onAgain = () => {
    setFailed(null);
    setAttempt((number) => number + 1);
  };
  return failed ? (
    <NotRead refusal={failed} failed={words.failed} again={{ label: words.retry, onAgain }} className="mb-4" />
  ) : (
    <Notice kind="info" className="mb-4 print:hidden">
      {words.working}
    </Notice>
  );
}
