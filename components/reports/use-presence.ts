"use client";

import { useEffect, useState } from "react";
import { v4 as randomId } from "uuid";

/** Three requests in the time after which the server forgets a page. */
const everyMs = 10_000;

/** The names of others who have the report open now. @param open this page has it open too */
export function usePresence(projectId: string, reportId: string, open: boolean): readonly string[] {
  const [others, setOthers] = useState<readonly string[]>([]);
  const [own] = useState(() => randomId());
  useEffect(() => {
    if (!open) return;
    let gone = false;
    const say = async () => {
      if (document.visibilityState === "hidden") return;
      const answer = await fetch(`/api/reports/${projectId}/${reportId}/editors?editor=${own}`, {
        method: "POST",
      }).catch(() => null);
      if (gone) return;
      // Without a connection nobody is known to be there.
      const { others: names }: { others: string[] } = answer?.ok ? await answer.json() : { others: [] };
      if (!gone) setOthers((before) => (before.join("\n") === names.join("\n") ? before : names));
    };
    void say();
    const timer = setInterval(() => void say(), everyMs);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [projectId, reportId, own, open]);
  return others;
}
