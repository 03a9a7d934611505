"use client";

import { useEffect, useRef } from "react";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { DraftLine } from "@/components/visits/outbox/draft-line";
import { useOutbox } from "@/components/visits/outbox/use-outbox";
import { isUnsent } from "@/lib/offline/local-draft";

/** Above the list: the visits that only this device has. When the server has taken one, the list is read again. */
export function DeviceDrafts({ userId, projectId }: { userId: string; projectId: string }) {
  const t = useTranslations("visits.outbox");
  const router = useRouter();
  const { view } = useOutbox(userId);
  const drafts = view.drafts.filter(
    (draft) => draft.projectId === projectId && draft.baseVersion === 0 && isUnsent(draft),
  );
  const count = drafts.length;
  const before = useRef(count);
  useEffect(() => {
    if (count < before.current) router.refresh();
    before.current = count;
  }, [count, router]);
  if (count === 0) return null;
  return (
    <section aria-labelledby="device-drafts" className="mb-4 print:hidden">
      <h2 id="device-drafts" className="border-b border-line pb-1 text-base">
        {t("onlyHereTitle", { count })}
      </h2>
      <ul>
        {drafts.map((draft) => (
          <DraftLine key={draft.id} draft={draft} />
        ))}
      </ul>
    </section>
  );
}
