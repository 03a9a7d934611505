"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { PairPlace } from "@/components/coding/pairs/paired-theme";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";
import { pairThemes } from "@/lib/coding/actions";
import type { BoardTheme } from "@/lib/coding/pair-board";

type AddPairProps = PairPlace & {
  theme: BoardTheme;
  side: "problem" | "suggestion";
  /** The themes of the other side. */
  among: readonly BoardTheme[];
  taken: readonly BoardTheme[];
};

/** Joins a theme with one of the other side. The list comes when it is asked for: a page has many of these. */
export function AddPair({ projectId, mayPair, visited, theme, side, among, taken }: AddPairProps) {
  const t = useTranslations("codebook.pairs");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { send, pending, refusal } = useAction(pairThemes);
  if (!mayPair) return null;
  const choose = async (other: string) => {
    const [problemId, suggestionId] = side === "problem" ? [theme.id, other] : [other, theme.id];
    const answer = await send({ projectId, problemId, suggestionId });
    if (!answer.ok) return;
    setOpen(false);
    router.refresh();
  };
  if (!open)
    return (
      <Button
        size="sm"
        variant="quiet"
        className="-ms-3 print:hidden"
        aria-label={t(`addName.${side}`, { name: theme.name })}
        onClick={() => setOpen(true)}
      >
        <Icon name="plus" />
        {t(`add.${side}`)}
      </Button>
    );
  const options = among
    .filter(({ id }) => !taken.some((other) => other.id === id))
    .map(({ id, name, support }) => ({ value: id, label: `${name} ${t("support", { visited, sites: support })}` }));
  return (
    <div className="max-w-md py-1 print:hidden">
      <RefusalNotice refusal={refusal} />
      <Select
        autoFocus
        aria-label={t(`addName.${side}`, { name: theme.name })}
        placeholder={t(`choose.${side}`)}
        options={options}
        disabled={pending}
        value=""
        onChange={({ target }) => void choose(target.value)}
      />
    </div>
  );
}
