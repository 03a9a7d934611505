"use client";

import { useCallback, useRef, useState } from "react";
import { readDoor } from "@/components/form/read-door";
import type { Refusal } from "@/lib/errors";
import type { SiteChoice } from "@/lib/sites/data";

/** The project's present sites by name, read when a list of them is opened, or again after a failure. */
export function useSiteChoices(projectId: string): {
  choices: readonly SiteChoice[];
  /** Why they were not read. */
  failed: Refusal | null;
  load: () => void;
} {
  const [choices, setChoices] = useState<readonly SiteChoice[]>([]);
  const [failed, setFailed] = useState<Refusal | null>(null);
  const asked = useRef(false);
  const load = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    setFailed(null);
    void readDoor<SiteChoice[]>(`/api/sites/${projectId}`).then((answer) => {
      asked.current = answer.ok;
      if (answer.ok) setChoices(answer.data);
      else setFailed(answer.error);
    });
  }, [projectId]);
  return { choices, failed, load };
}
