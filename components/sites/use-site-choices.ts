"use client";

import { useCallback, useRef, useState } from "react";
import type { SiteChoice } from "@/lib/sites/data";

const patienceMs = 15_000;

/** The project's present sites by name, read when a list of them is opened, or again after a failure. */
export function useSiteChoices(projectId: string): {
  choices: readonly SiteChoice[];
  failed: boolean;
  load: () => void;
} {
  const [choices, setChoices] = useState<readonly SiteChoice[]>([]);
  const [failed, setFailed] = useState(false);
  const asked = useRef(false);
  const load = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    setFailed(false);
    void read(projectId).then((found) => {
      asked.current = found !== null;
      setFailed(found === null);
      if (found) setChoices(found);
    });
  }, [projectId]);
  return { choices, failed, load };
}

async function read(projectId: string): Promise<SiteChoice[] | null> {
  try {
    const answer = await fetch(`/api/sites/${projectId}`, {
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(patienceMs),
    });
    return answer.ok ? ((await answer.json()) as SiteChoice[]) : null; // the route's own type
  } catch {
    return null;
  }
}
