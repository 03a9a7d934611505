import "server-only";
import { notFound } from "next/navigation";
import { can } from "@/lib/auth/policy";
import { openProject } from "@/lib/gates/open-page";
import { currentLocale } from "@/lib/i18n/server";
import { listFormerNames, listImportRules, type ImportRule } from "@/lib/imports/data";
import { bookWords } from "@/lib/imports/excel/book-words";
import type { BookContext } from "@/lib/imports/excel/types";
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

/** What the page of workbooks knows, in the same way. */
export interface BookPageData {
  projectId: string;
  projectName: string;
  context: Omit<BookContext, "today">;
}

export async function loadBookImport(projectId: string): Promise<BookPageData> {
  const { scope } = await openProject(projectId, "visit.write");
  const [form, rules, formerNames, locale] = await Promise.all([
    readVisitForm(scope, {}),
    listImportRules(scope),
    listFormerNames(scope),
    currentLocale(),
  ]);
  if (!form) notFound();
  return {
    projectId: scope.projectId,
    projectName: form.project.name,
    context: {
      projectId: scope.projectId,
      me: scope.userId,
      sites: withFormerNames(form.sites, formerNames),
      members: form.members.map(({ id, displayName }) => ({ id, displayName })),
      dimensions: form.dimensions.map(({ key, label, questions }) => ({
        key,
        label,
        questions: questions.map(({ id, text }) => ({ id, text })),
      })),
      rules: rules.map(({ word, dimension }) => ({ word, dimension })),
      words: bookWords(locale),
    },
  };
}

const withFormerNames = (
  sites: readonly FormSite[],
  formerNames: readonly { siteId: string; name: string }[],
): ImportContext["sites"] =>
  sites.map(({ id, name, county }) => ({
    id,
    name,
    county,
    formerNames: formerNames.filter(({ siteId }) => siteId === id).map((former) => former.name),
  }));

export async function loadImport(projectId: string): Promise<ImportPageData> {
  const { scope } = await openProject(projectId, "visit.write");
  const [form, rules, formerNames] = await Promise.all([
    readVisitForm(scope, {}),
    listImportRules(scope),
    listFormerNames(scope),
  ]);
  if (!form) notFound();
  const members = form.members.map(({ id, displayName }) => ({ id, displayName }));
  return {
    projectId: scope.projectId,
    me: scope.userId,
    dimensions: form.dimensions.map(({ key, label }) => ({ key, label })),
    sites: form.sites,
    members,
    context: {
      sites: withFormerNames(form.sites, formerNames),
      members,
      indicators: form.indicators.map(({ name, unit }) => ({ name, unit })),
      rules: rules.map(({ word, dimension }) => ({ word, dimension })),
    },
    rules,
    mayEditRules: can(scope.actor, "importRule.edit"),
  };
}
