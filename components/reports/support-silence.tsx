"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useEditorTools, useTyped } from "@/components/reports/editor-context";
import { SilenceGroups } from "@/components/findings/silence-groups";
import type { ThemeSilence } from "@/lib/findings/silence";

/**
 * `name`: of the theme, where several numbers stand in one text. Behind the number of a theme: the sites that say it,
 * that have no such thing, that did not speak of it, that were not asked. Each opens to its rows. Read when it is
 * opened.
 */
export function SupportSilence({ themeId, name }: { themeId: string; name?: string }) {
  const t = useTranslations("reports.silence");
  const { projectId, placesQuery } = useEditorTools();
  const { includeUnapproved } = useTyped((draft) => ({ includeUnapproved: draft.includeUnapproved }));
  const [found, setFound] = useState<{ silence: ThemeSilence; unapproved: boolean } | null>(null);
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const load = async () => {
    setState("loading");
    try {
      const query = new URLSearchParams({
        ...placesQuery,
        theme: themeId,
        ...(includeUnapproved && { unapproved: "1" }),
      });
      const response = await fetch(`/api/reports/${projectId}/silence?${query}`);
      if (!response.ok) throw new Error(String(response.status));
      setFound({ silence: (await response.json()) as ThemeSilence, unapproved: includeUnapproved }); // our own route's answer
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  const known = found?.unapproved === includeUnapproved ? found.silence : null;
  return (
    <details
      className="-mt-2"
      onToggle={(event) => {
        if (event.currentTarget.open && !known && state !== "loading") void load();
      }}
    >
      <summary className="min-h-8 text-sm text-action pointer-coarse:min-h-11">
        {name === undefined ? t("open") : t("openOf", { name })}
      </summary>
      <div role="status" className="text-sm text-muted empty:hidden">
        {state === "loading" && t("loading")}
        {state === "failed" && t("failed")}
      </div>
      {known && (
        <SilenceGroups
          {...{ projectId }}
          silence={known}
          query={includeUnapproved ? "unapproved=1" : ""}
          days={{}}
          // Who may write a report may write a visit.
          mayWrite
          newWindow
        />
      )}
    </details>
  );
}
