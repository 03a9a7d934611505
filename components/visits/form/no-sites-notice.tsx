import Link from "next/link";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { VisitFormData } from "@/lib/visits/types";

/**
 * A project without sites has nothing to choose in the first box: what comes first, with the way there for a lead, and
 * for others with whom to ask. What is written meanwhile is kept as always.
 */
export function NoSitesNotice({ data }: { data: Pick<VisitFormData, "project" | "me" | "members" | "sites"> }) {
  const t = useTranslations("visits.form.noSites");
  const { project, me, members, sites } = data;
  if (sites.length > 0) return null;
  const maySetUp = me.role === "lead"; // as site.edit in lib/auth/policy.ts, which the page need not carry
  const leads = members.filter(({ role }) => role === "lead").map(({ displayName }) => displayName);
  return (
    <Notice
      kind="warning"
      className="mb-4"
      title={t("title")}
      action={
        maySetUp && (
          <Link href={`/projects/${project.id}/sites/add`} className={buttonClass({ variant: "primary" })}>
            {t("add")}
          </Link>
        )
      }
    >
      {maySetUp ? t("first") : t("ask", { names: leads.join("、") })}
    </Notice>
  );
}
