"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ask } from "@/components/form/ask-action";
import { usePress } from "@/components/form/use-press";
import { createTheme } from "@/lib/codebook/actions";
import { assignThemes, unassignTheme } from "@/lib/coding/actions";
import type { Assignment } from "@/lib/coding/schema";
import type { ActionResult, Refusal } from "@/lib/errors";
import type { DimensionKey } from "@/lib/vocabulary";

/** The last action as text, and how to undo it. */
export interface Done {
  words: string;
  undo: (() => Promise<void>) | null;
}

/** Assigns themes to entries and removes them, each with its undo. */
export function useAssignments(projectId: string) {
  const t = useTranslations("codebook");
  const router = useRouter();
  const press = usePress();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState<Done | null>(null);

  /** Runs one request. False if it was refused. */
  const attempt = async <Data>(work: () => Promise<ActionResult<Data>>): Promise<Data | null> => {
    setPending(true);
    setRefusal(null);
    const answer = await ask(work);
    setPending(false);
    if (!answer.ok) {
      setRefusal(answer.error);
      return null;
    }
    return answer.data;
  };

  const takeOff = async (assignments: Assignment[]) => {
    const answer = await attempt(() => unassignTheme({ projectId, assignments }));
    if (!answer) return;
    setDone({ words: t("assign.removed", { count: answer.removed }), undo: null });
    router.refresh();
  };

  const put = async (entryIds: readonly string[], theme: { id: string; name: string }): Promise<boolean> => {
    const answer = await attempt(() => assignThemes({ projectId, entryIds: [...entryIds], themeIds: [theme.id] }));
    if (!answer) return false;
    const { assigned } = answer;
    const fresh = assigned.length > 0;
    setDone({
      words: fresh
        ? t("assign.done", { count: assigned.length, name: theme.name })
        : t("assign.nothing", { name: theme.name }),
      undo: fresh ? () => takeOff(assigned) : null,
    });
    router.refresh();
    return true;
  };

  const putOnNew = async (entryIds: readonly string[], dimension: DimensionKey, name: string): Promise<boolean> => {
    const fields = { projectId, dimension, name, definition: "", parentId: null };
    const made = await attempt(() => createTheme(fields, press.key()));
    if (made) press.done();
    return made ? put(entryIds, { id: made.themeId, name }) : false;
  };

  const remove = async (entryId: string, theme: { id: string; name: string }) => {
    const answer = await attempt(() => unassignTheme({ projectId, assignments: [{ entryId, themeId: theme.id }] }));
    if (!answer) return;
    setDone({ words: t("assign.removed", { count: 1 }), undo: async () => void (await put([entryId], theme)) });
    router.refresh();
  };

  return { put, putOnNew, remove, pending, refusal, done, dismiss: () => setDone(null) };
}
