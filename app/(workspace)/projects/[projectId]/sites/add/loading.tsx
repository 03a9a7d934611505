import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { translator } from "@/lib/i18n/server";

export default async function Loading() {
  const t = await translator();
  return (
    <>
      <PageHeader title={t("sites.add.title")} context={t("sites.add.lead")} />
      <Skeleton label={t("frame.loading")} lines={6} />
    </>
  );
}
