"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { unpairThemes } from "@/lib/coding/actions";
import type { BoardTheme } from "@/lib/coding/pair-board";
import { addressUnder } from "@/lib/findings/address";

export interface PairPlace {
  projectId: string;
  /** The filter as the query of an address. */
  query: string;
  /** The denominator: the sites with a visit that counts. */
  visited: number;
  mayPair: boolean;
}

type PairedThemeProps = PairPlace & {
  dimension: "problem" | "suggestion";
  theme: BoardTheme;
  /** The problem that this suggestion answers. */
  pairedWith?: BoardTheme;
};

/** A theme with its number, which opens exactly the entries behind it. */
export function PairedTheme({
  projectId,
  query,
  visited,
  mayPair,
  dimension,
  theme: { id, name, support },
  pairedWith,
}: PairedThemeProps) {
  const t = useTranslations("codebook.pairs");
  const router = useRouter();
  const { send, pending, refusal } = useAction(unpairThemes);
  const apart = async (problemId: string) => {
    const answer = await send({ projectId, problemId, suggestionId: id });
    if (answer.ok) router.refresh();
  };
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="min-w-0 font-medium">{name}</span>
        <Link
          href={addressUnder(`/projects/${projectId}/findings/entries`, query, { dimension, theme: id })}
          prefetch={false}
          className="text-sm touch-link"
        >
          {t("support", { visited, sites: support })}
        </Link>
        {pairedWith && mayPair && (
          <Button
            size="sm"
            variant="quiet"
            className="print:hidden"
            pending={pending}
            aria-label={t("apartName", { problem: pairedWith.name, suggestion: name })}
            onClick={() => void apart(pairedWith.id)}
          >
            {t("apart")}
          </Button>
        )}
      </p>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
