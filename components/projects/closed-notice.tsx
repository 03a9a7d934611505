import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/server";

/** On every page of a closed project: why nothing can be written here. */
export async function ClosedNotice({ projectId }: { projectId: string }) {
  const t = await translator();
  const settings = (
    <Link
      href={`/projects/${projectId}/settings`}
      className="text-action underline underline-offset-4 pointer-coarse:py-2.5"
    >
      {t("projects.settings.title")}
    </Link>
  );
  return (
    <Notice className="mb-6 print:hidden" action={settings}>
      {t("projects.closing.notice")}
    </Notice>
  );
}
