import Link from "next/link";
import { KeptParameters } from "@/components/form/filter-fields";
import { SubmitButton, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { translator } from "@/lib/i18n/server";
import type { AskedSites } from "@/lib/sites/site-page";

type SiteSearchProps = { base: string; asked: AskedSites };

/** In a list of more than one page: the sites whose name has these characters. */
export async function SiteSearch({ base, asked: { kind, name } }: SiteSearchProps) {
  const t = await translator();
  return (
    <search className="mb-4 block print:hidden">
      <form key={name} action={base} className="flex items-end gap-2">
        <KeptParameters values={{ kind: kind ?? undefined }} />
        <Field label={t("sites.search.label")} className="min-w-0 max-w-72 grow">
          {(field) => <Input {...field} type="search" name="name" maxLength={100} defaultValue={name} />}
        </Field>
        <SubmitButton>{t("sites.search.go")}</SubmitButton>
      </form>
    </search>
  );
}

export async function NoSites({ base, asked: { name } }: SiteSearchProps) {
  const t = await translator();
  const all = (
    <Link href={base} className={buttonClass()}>
      {t("sites.showAll")}
    </Link>
  );
  const title = name ? t("sites.search.none", { name }) : t("sites.noneOfKind");
  return <EmptyState icon="place" title={title} action={all} />;
}
