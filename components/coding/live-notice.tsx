"use client";

import { useTranslations } from "use-intl";
import type { LiveState } from "@/components/coding/use-live";
import { Notice } from "@/components/ui/notice";

/** Said where what others do does not arrive; what one does oneself is saved as ever. */
export function LiveNotice({ live }: { live: LiveState }) {
  const t = useTranslations("codebook.live");
  return (
    <div aria-live="polite">
      {live === "lost" && (
        <Notice kind="warning" className="mb-3">
          {t("lost")}
        </Notice>
      )}
    </div>
  );
}
