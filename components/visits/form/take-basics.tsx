"use client";

import { useWatch } from "react-hook-form";
import { useFormatter, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useNotes } from "@/components/visits/form/notes-context";
import { useDateText } from "@/components/visits/form/use-date-text";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { basicsTaken } from "@/lib/visits/take-over";

const parts = ["method", "place", "audiences"] as const;

/** Method, place and audiences of the last visit. Offered while the fields are empty, taken over only on request. */
export function TakeBasics() {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const format = useFormatter();
  const longDay = useDateText();
  const { form, rows } = useVisitForm();
  const { lastVisit } = useNotes();
  const [method, place, audienceIds, audiences] = useWatch({
    control: form.control,
    name: ["method", "place", "audienceIds", "audiences"],
  });
  const rowsHeard = audienceIds.map((id) => ({ id, ...(audiences[id] ?? { category: "", headCount: "" }) }));
  const basics = basicsTaken(lastVisit, { method, place, audiences: rowsHeard });
  if (!basics || !lastVisit) return null;
  const fields = format.list(parts.filter((part) => part in basics).map((part) => t(`form.takeBasics.${part}`)));
  const what = [
    basics.method && words(`visitMethod.${lastVisit.method}`),
    basics.place,
    basics.audiences && format.list(basics.audiences),
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-3 text-sm text-muted print:hidden">
      <p className="min-w-0 basis-full sm:basis-auto">
        {t("form.takeBasics.preview", { day: longDay(lastVisit.visitedOn), what: what.filter(Boolean).join(" · ") })}
      </p>
      <Button variant="quiet" className="-ms-3 min-h-11" onClick={() => rows.takeBasics(basics)}>
        <Icon name="undo" className="-scale-x-100" />
        {t("form.takeBasics.action", { fields })}
      </Button>
    </div>
  );
}
