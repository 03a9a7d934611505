"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { handOut } from "@/components/ui/hand-out";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import type { DraftVisit } from "@/lib/visits/draft";
import type { VisitFormData } from "@/lib/visits/types";
import { wordType } from "@/lib/word/media-type";

type DeviceMinutesProps = {
  visitId: string;
  data: VisitFormData;
  /** What to write, read at the moment of the click. */
  typed: () => DraftVisit;
};

/**
 * The 走访纪要 of the visit on this device, sent or not. It is made on the device, so it works in a meeting room without a
 * signal.
 */
export function DeviceMinutes({ visitId, data, typed }: DeviceMinutesProps) {
  const t = useTranslations("visits.form.minutes");
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState(false);

  const make = async () => {
    setPending(true);
    setFailed(false);
    try {
      // The writer of Word files is larger than the form, so it is loaded on demand.
      const [{ makeMinutes }, { photosOnDevice }] = await Promise.all([
        import("@/lib/visits/minutes/on-device"),
        import("@/components/visits/minutes/device-photos"),
      ]);
      const visit = typed();
      const { photos, pictures } = await photosOnDevice(data.me.id, data.project.id, visitId);
      handOut({ ...(await makeMinutes(visit, data, photos, pictures)), type: wordType });
    } catch {
      setFailed(true);
    } finally {
      setPending(false);
    }
  };

  return (
    <>
      <Button onClick={() => void make()} pending={pending}>
        <Icon name="report" />
        {t("action")}
      </Button>
      {failed && (
        <Notice kind="error" className="mt-3 w-full">
          {t("failed")}
        </Notice>
      )}
    </>
  );
}

/** At the end of the form. */
export function MinutesSection(props: DeviceMinutesProps) {
  const t = useTranslations("visits.form.minutes");
  return (
    <section aria-labelledby="visit-minutes" className="mt-8 print:hidden">
      <h2 id="visit-minutes" className="border-b border-edge pb-1 text-lg font-semibold">
        {t("title")}
      </h2>
      <p className="mt-2 mb-3 max-w-measure text-sm text-muted">{t("text")}</p>
      <DeviceMinutes {...props} />
    </section>
  );
}
