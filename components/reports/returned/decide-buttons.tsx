"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select, type SelectGroup } from "@/components/ui/select";
import { useHydrated } from "@/components/ui/use-hydrated";
import { decideReturned } from "@/lib/reports/actions";
import type { Target } from "@/lib/reports/returned/take";

export type DecideTarget = {
  projectId: string;
  reportId: string;
  returnId: string;
  /** The report as the page shows it. */
  version: number;
};

type DecideButtonsProps = {
  target: DecideTarget;
  position: number;
  /** Of the item, for screen readers. */
  name: string;
  /** Only what can be taken over has both buttons. */
  mayTake: boolean;
  /** Where words without a part can go; the value is a Target as JSON. */
  places?: readonly SelectGroup[];
};

/** 采用 or 不采用, and for words without a part where they go. */
export function DecideButtons({ target, position, name, mayTake, places }: DecideButtonsProps) {
  const t = useTranslations("reports.returned");
  const router = useRouter();
  const hydrated = useHydrated();
  const [place, setPlace] = useState("");
  const { send, pending, refusal } = useAction(decideReturned);
  const decide = async (decision: "take" | "leave") => {
    // Of the list that this page was given.
    const chosen = decision === "take" && place !== "" ? (JSON.parse(place) as Target) : null;
    const answer = await send({ ...target, position, decision, target: chosen });
    if (answer.ok || answer.error.code === "stale") router.refresh();
  };
  return (
    <div className="mt-2 flex flex-col gap-2">
      {places && (
        <Field label={t("waiting.where")} className="max-w-md">
          {(field) => (
            <Select
              {...field}
              // Two hundred places in each list: not in the page's HTML.
              options={hydrated ? places : []}
              placeholder={t("waiting.choose")}
              value={place}
              onChange={(event) => setPlace(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        {mayTake && (
          <Button
            size="sm"
            variant="primary"
            pending={pending}
            off={places !== undefined && place === "" && { why: t("waiting.placeFirst") }}
            aria-label={t(places ? "waiting.putLabel" : "item.takeLabel", { name })}
            onClick={() => void decide("take")}
          >
            {places ? t("waiting.put") : t("item.take")}
          </Button>
        )}
        <Button
          size="sm"
          pending={pending}
          aria-label={t("item.leaveLabel", { name })}
          onClick={() => void decide("leave")}
        >
          {t("item.leave")}
        </Button>
      </div>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
