"use client";

import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { useReviewDesk } from "@/components/visits/detail/review-desk";

export function SettleBox({ commentId }: { commentId: string }) {
  const t = useTranslations("visits.review");
  const { reviewing, settled, settle } = useReviewDesk();
  if (!reviewing) return null;
  return (
    <Checkbox
      label={t("settle")}
      checked={settled.includes(commentId)}
      onChange={(event) => settle(commentId, event.target.checked)}
    />
  );
}
