import { DownloadLink } from "@/components/ui/download-link";
import { translator } from "@/lib/i18n/server";

/** Everything of the project as one file, at the end of its settings. */
export async function ArchiveSection({ projectId }: { projectId: string }) {
  const t = await translator();
  return (
    <section aria-labelledby="archive" className="mt-10 grid max-w-measure gap-3 border-t border-line pt-5">
      <h2 id="archive" className="font-medium">
        {t("archives.title")}
      </h2>
      <p className="text-sm text-muted">{t("archives.text")}</p>
      <p className="text-sm text-muted">{t("archives.private")}</p>
      <div>
        <DownloadLink href={`/api/archives/${projectId}`} label={t("archives.download")} />
      </div>
    </section>
  );
}
