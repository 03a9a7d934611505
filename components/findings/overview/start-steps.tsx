import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { translator } from "@/lib/i18n/server";

/** Shown in a project without sites: what to do first. */
export async function StartSteps({ projectId, maySetUp }: { projectId: string; maySetUp: boolean }) {
  const t = await translator();
  if (!maySetUp) return <EmptyState icon="place" title={t("findings.overview.start.reader")} />;
  const steps = [
    {
      words: t("findings.overview.start.sites"),
      href: "sites/add",
      action: t("findings.overview.start.sitesAction"),
      primary: true,
    },
    {
      words: t("findings.overview.start.members"),
      href: "members",
      action: t("findings.overview.start.membersAction"),
      primary: false,
    },
    {
      words: t("findings.overview.start.outline"),
      href: "settings",
      action: t("findings.overview.start.outlineAction"),
      primary: false,
    },
  ];
  return (
    <section className="max-w-2xl rounded-md border border-dashed border-edge bg-surface px-5 py-6">
      <h2 className="text-lg">{t("findings.overview.start.title")}</h2>
      <p className="text-muted">{t("findings.overview.start.lead")}</p>
      <ol className="mt-3">
        {steps.map(({ words, href, action, primary }, index) => (
          <li key={href} className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3">
            <span>
              {index + 1}. {words}
            </span>
            <Link
              href={`/projects/${projectId}/${href}`}
              className={buttonClass({ size: "sm", variant: primary ? "primary" : "secondary" })}
            >
              {action}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
