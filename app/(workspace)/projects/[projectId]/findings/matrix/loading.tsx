import { Skeleton } from "@/components/ui/skeleton";
import { translator } from "@/lib/i18n/server";

export default async function Loading() {
  const t = await translator();
  return <Skeleton label={t("findings.loading")} lines={12} className="mt-16" />;
}
