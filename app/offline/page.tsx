import type { Metadata } from "next";
import { OfflineShell } from "@/components/offline/offline-shell";
import { Skeleton } from "@/components/ui/skeleton";
import { translator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("offline.title") };
}

/**
 * The service worker answers with this page when there is no network, whatever the address. It contains nobody's data:
 * it reads what this device stores for its account and shows it according to the address in the bar.
 */
export default async function OfflinePage() {
  const t = await translator();
  return (
    <OfflineShell>
      <main className="mx-auto max-w-measure px-4 pt-20">
        <Skeleton label={t("offline.opening")} lines={6} />
      </main>
    </OfflineShell>
  );
}
