"use client";

import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ImportPageData } from "@/lib/imports/loaders";
import type { Basics } from "@/lib/imports/to-visit";
import type { Facts } from "@/lib/imports/types";
import { isAfter } from "@/lib/visits/days-ahead";
import { hoursOf } from "@/lib/visits/hours";
import { visitMethods } from "@/lib/vocabulary";

type BasicsPartProps = {
  data: ImportPageData;
  facts: Facts;
  basics: Basics;
  /** YYYY-MM-DD at the place of the survey. */
  today: string;
  onChange: (change: Partial<Basics>) => void;
};

/** When, where and how: what was read from the document, as fields that can be corrected. */
export function BasicsPart({ data, facts, basics, today, onChange }: BasicsPartProps) {
  const t = useTranslations("imports.basics");
  const words = useTranslations("vocabulary");
  const nameOf = (id: string) => data.members.find((member) => member.id === id)?.displayName ?? "";
  const hint = (found: unknown) => (found ? undefined : t("notFound"));
  const siteNames = facts.severalSites.flatMap((id) => data.sites.find((site) => site.id === id)?.name ?? []);
  const several = basics.siteId === "" && siteNames.length > 1 && t("severalSites", { names: siteNames.join("、") });
  // What the source does not say is set to whoever imports, so it is shown like what was read.
  const me = t("assumed", { name: nameOf(data.me) });
  const people = facts.memberIds.map(({ value }) => nameOf(value)).join("、");
  const audiences = facts.audiences
    .map(({ value }) => t("audience", { category: value.category, count: value.headCount }))
    .join("、");
  const hours = hoursOf({ startedAt: facts.startedAt?.value ?? "", endedAt: facts.endedAt?.value ?? "" });
  const more: [string, string][] = [
    [t("time"), hours ? t(`hours.${hours.known}`, { ...hours }) : ""],
    [t("people"), people || me],
    [t("recorder"), facts.recorderId ? nameOf(facts.recorderId.value) : me],
    [t("audiences"), audiences],
  ];
  const complete = basics.siteId !== "" && basics.visitedOn !== "" && basics.method !== "";
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3">
      <h3 className="text-lg">{t("title")}</h3>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("site")} hint={several || hint(basics.siteId)}>
          {(field) => (
            <Select
              {...field}
              value={basics.siteId}
              onChange={(event) => onChange({ siteId: event.target.value })}
              placeholder={t("chooseSite")}
              options={data.sites.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        <Field
          label={t("day")}
          hint={hint(basics.visitedOn)}
          warning={isAfter(basics.visitedOn, today) ? { text: t("dayAhead"), actions: null } : undefined}
        >
          {(field) => (
            <Input
              {...field}
              type="date"
              value={basics.visitedOn}
              onChange={(event) => onChange({ visitedOn: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("method")} hint={hint(basics.method)}>
          {(field) => (
            <Select
              {...field}
              value={basics.method}
              onChange={(event) => onChange({ method: event.target.value })}
              placeholder={t("chooseMethod")}
              options={visitMethods.map((method) => ({ value: method, label: words(`visitMethod.${method}`) }))}
            />
          )}
        </Field>
        <Field label={t("place")} hint={hint(basics.place)}>
          {(field) => (
            <Input {...field} value={basics.place} onChange={(event) => onChange({ place: event.target.value })} />
          )}
        </Field>
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm empty:hidden">
        {more
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <div key={label} className="flex gap-2">
              <dt className="text-muted">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {facts.endUnread && <p className="text-sm text-amber">{t("endUnread", { words: facts.endUnread.value })}</p>}
      {!complete && <p className="text-sm text-muted">{t("missing")}</p>}
    </section>
  );
}
