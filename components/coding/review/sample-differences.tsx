"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { settleSampled, unsettleSampled } from "@/lib/coding/actions";
import { reviewChoices, type ReviewChoice } from "@/lib/vocabulary";

/** An entry to which two people gave different themes, in words. */
export interface ShownDifference {
  entryId: string;
  text: string;
  href: string;
  place: string;
  first: string[];
  second: string[];
  /** What was settled, by whom and when. */
  settled: string | null;
}

type DifferencesProps = {
  projectId: string;
  sampleId: string;
  differences: readonly ShownDifference[];
  maySettle: boolean;
};

/** The two codings side by side, each difference with what can stay. */
export function SampleDifferences({ projectId, sampleId, differences, maySettle }: DifferencesProps) {
  const t = useTranslations("codebook.review");
  return (
    <section className="mt-6">
      <h2 className="mb-1 font-semibold">{t("differences")}</h2>
      {differences.length === 0 && <p className="text-muted">{t("noDifferences")}</p>}
      <ol>
        {differences.map((difference) => (
          <Difference key={difference.entryId} {...{ projectId, sampleId, difference, maySettle }} />
        ))}
      </ol>
    </section>
  );
}

type DifferenceProps = Omit<DifferencesProps, "differences"> & { difference: ShownDifference };

function Difference({ projectId, sampleId, difference, maySettle }: DifferenceProps) {
  const t = useTranslations("codebook.review");
  const router = useRouter();
  const settling = useAction(settleSampled);
  const undoing = useAction(unsettleSampled);
  const { entryId, text, href, place, settled } = difference;
  const of = { projectId, sampleId, entryId };
  const settle = async (choice: ReviewChoice) => {
    await settling.send({ ...of, choice });
    router.refresh();
  };
  const undo = async () => {
    await undoing.send(of);
    router.refresh();
  };
  const short = text.slice(0, 40);
  return (
    <li className="border-b border-line py-3">
      <p className="max-w-measure whitespace-pre-wrap">{text}</p>
      <p className="text-sm">
        <Link href={href} prefetch={false} className="text-action underline underline-offset-4">
          {place}
        </Link>
      </p>
      <dl className="mt-2 grid gap-2 sm:grid-cols-2">
        {(["first", "second"] as const).map((side) => (
          <div key={side} className="rounded-sm border border-line px-3 py-2">
            <dt className="text-sm text-muted">{t(side)}</dt>
            <dd className="flex flex-wrap gap-1">
              {difference[side].length === 0 && <span className="text-muted">{t("noThemes")}</span>}
              {difference[side].map((name) => (
                <Badge key={name} glyph="#">
                  {name}
                </Badge>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <RefusalNotice refusal={settling.refusal ?? undoing.refusal} />
      {settled !== null && (
        <p className="mt-2 flex flex-wrap items-center gap-2 text-sm">
          {settled}
          {maySettle && (
            <Button
              size="sm"
              pending={undoing.pending}
              aria-label={t("for", { action: t("unsettle"), text: short })}
              onClick={() => void undo()}
            >
              {t("unsettle")}
            </Button>
          )}
        </p>
      )}
      {settled === null && maySettle && (
        <div className="mt-2 flex flex-wrap gap-2">
          {reviewChoices.map((choice) => (
            <Button
              key={choice}
              size="sm"
              pending={settling.pending}
              aria-label={t("for", { action: t(`choice.${choice}`), text: short })}
              onClick={() => void settle(choice)}
            >
              {t(`choice.${choice}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}
