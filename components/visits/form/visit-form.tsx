"use client";

import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuidv7 } from "uuid";
import { Skeleton } from "@/components/ui/skeleton";
import { KeptVisit } from "@/components/visits/form/kept-visit";
import { useOutbox } from "@/components/visits/outbox/use-outbox";
import type { VisitFormData } from "@/lib/visits/types";

type VisitFormProps = {
  data: VisitFormData;
  /** The id of a new visit begun on this device earlier, from the address. */
  draftId?: string | undefined;
  /** YYYY-MM-DD at the place of the survey. */
  today: string;
  /** The requested site of a new visit. */
  siteId?: string | undefined;
};

/**
 * The one visit form: for new visits and those of the server, online or not. It loads from what this device stores.
 * What the server knows already is in its first HTML, closed until the device has answered (docs/decisions/037).
 */
export function VisitForm({ data, draftId, today, siteId }: VisitFormProps) {
  const t = useTranslations("visits");
  const { sender, view } = useOutbox(data.me.id);
  const [visit, setVisit] = useState(data.visit ? { id: data.visit.id, fresh: false } : null);

  useEffect(() => {
    if (visit !== null || !sender) return;
    let gone = false;
    const settle = (id: string, fresh: boolean) => {
      if (gone) return;
      setVisit({ id, fresh });
      const address = new URL(window.location.href);
      address.searchParams.set("draft", id);
      window.history.replaceState(null, "", address);
    };
    // An id from the address counts only if this device has its text: the visit may already be on the server.
    const known = draftId ? sender.store.get(draftId).then((draft) => draft?.id) : Promise.resolve(undefined);
    known
      .then((found) => settle(found ?? uuidv7(), found === undefined))
      .catch(() => settle(draftId ?? uuidv7(), draftId === undefined));
    return () => {
      gone = true;
    };
  }, [visit, draftId, sender]);

  const place = useMemo(() => (visit && sender ? { ...visit, sender } : null), [visit, sender]);
  // The visit of this address may be on the device alone, so nothing can be shown of it yet.
  if (!visit && draftId !== undefined) return <Skeleton label={t("form.opening")} lines={8} />;
  return <KeptVisit place={place} data={data} view={view} today={today} siteId={siteId} />;
}
