"use client";

import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { useReview } from "@/components/visits/detail/review-context";

export function SettleBox({ commentId }: { commentId: string }) {
  const t = useTranslations("visits.review");
  const { reviewing, settled, settle } = useReview();
  if (!reviewing) return null;
  return (
    <Checkbox
      label={t("settle")}
      checked={settled.includes(commentId)}
      onChange={(event) => settle(commentId, event.target.checked)}
    />
  );
}
