import { Disclosure } from "@/components/ui/disclosure";
import { translator } from "@/lib/i18n/server";
import { projectRoles } from "@/lib/vocabulary";

export async function RoleMeanings() {
  const t = await translator();
  return (
    <Disclosure summary={t("members.roleMeaning.title")} className="mt-6 max-w-measure">
      <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
        {projectRoles.map((role) => (
          <div key={role} className="contents">
            <dt className="font-medium">{t(`vocabulary.projectRole.${role}`)}</dt>
            <dd className="text-muted">{t(`members.roleMeaning.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
