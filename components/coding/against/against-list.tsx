"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Button } from "@/components/ui/button";
import { markAgainst } from "@/lib/coding/actions";
import type { FoundEntry } from "@/lib/findings/queries/entry-list";

export type AgainstEntry = Pick<FoundEntry, "id" | "text" | "dimension" | "visitId" | "visitedOn"> & {
  siteName: string;
};
type AgainstListProps = {
  projectId: string;
  themeId: string;
  label: string;
  entries: readonly AgainstEntry[];
  /** What can be said of each; true: it speaks against the theme, null: what was said is taken back. */
  choices: readonly (boolean | null)[];
};

/** Entries that speak against a theme, or may. */
export function AgainstList({ label, entries, ...each }: AgainstListProps) {
  return (
    <ol aria-label={label} className="border-t border-edge">
      {entries.map((entry) => (
        <AgainstItem key={entry.id} {...each} entry={entry} />
      ))}
    </ol>
  );
}

type AgainstItemProps = Omit<AgainstListProps, "label" | "entries"> & { entry: AgainstEntry };

function AgainstItem({ projectId, themeId, entry, choices }: AgainstItemProps) {
  const t = useTranslations("codebook.against");
  const words = useTranslations("vocabulary.dimensionShort");
  const router = useRouter();
  const { send, pending, refusal } = useAction(markAgainst);
  const short = [...entry.text].slice(0, 40).join("");
  const say = async (against: boolean | null) => {
    const answer = await send({ projectId, themeId, entryId: entry.id, against });
    if (answer.ok) router.refresh();
  };
  return (
    <li className="border-b border-line py-3">
      <p className="max-w-measure whitespace-pre-wrap">{entry.text}</p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <DimensionLabel dimension={entry.dimension} label={words(entry.dimension)} size="sm" />
        <Link
          href={`/projects/${projectId}/visits/${entry.visitId}#entry-${entry.id}`}
          prefetch={false}
          className="touch-link"
        >
          {t("visit", { site: entry.siteName, date: entry.visitedOn })}
        </Link>
        {choices.map((choice) => (
          <Button
            key={String(choice)}
            size="sm"
            variant="quiet"
            className="print:hidden"
            pending={pending}
            aria-label={t("sayOf", { say: t(`say.${String(choice) as "true" | "false" | "null"}`), text: short })}
            onClick={() => void say(choice)}
          >
            {t(`say.${String(choice) as "true" | "false" | "null"}`)}
          </Button>
        ))}
      </p>
      <RefusalNotice refusal={refusal} />
    </li>
  );
}
