import "server-only";
import { notFound } from "next/navigation";
import { can } from "@/lib/auth/policy";
import { openProject } from "@/lib/gates/open-page";
import { listFormerNames, listImportRules, type ImportRule } from "@/lib/imports/data";
import type { ImportContext } from "@/lib/imports/types";
import { readVisitForm } from "@/lib/visits/data/visit-form";
import type { FormDimension, FormSite } from "@/lib/visits/types";

/** What the import page knows: enough to sort a document on the device, with nothing to ask the server for. */
export interface ImportPageData {
  projectId: string;
  me: string;
  dimensions: Pick<FormDimension, "key" | "label">[];
  sites: FormSite[];
  members: { id: string; displayName: string }[];
  context: Omit<ImportContext, "today">;
  rules: ImportRule[];
  mayEditRules: boolean;
}

export async function loadImport(projectId: string): Promise<ImportPageData> {
  const { scope } = await openProject(projectId, "visit.write");
  const [form, rules, formerNames] = await Promise.all([readVisitForm(scope, {}), listImportRules(scope), listFormerNames(scope)]);
  if (!form) notFound();
  const members = form.members.map(({ id, displayName }) => ({ id, displayName }));
  const namesOf = (id: string) => formerNames.filter(({ siteId }) => siteId === id).map(({ name }) => name);
  return {
    projectId: scope.projectId,
    me: scope.userId,
    dimensions: form.dimensions.map(({ key, label }) => ({ key, label })),
    sites: form.sites,
    members,
    context: {
      sites: form.sites.map(({ id, name, county }) => ({ id, name, county, formerNames: namesOf(id) })),
      members,
      indicators: form.indicators.map(({ name, unit }) => ({ name, unit })),
      rules: rules.map(({ word, dimension }) => ({ word, dimension })),
    },
    rules,
    mayEditRules: can(scope.actor, "importRule.edit"),
  };
}
