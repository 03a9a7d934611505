import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { VisitForm } from "@/components/visits/form/visit-form";
import { dayAt } from "@/lib/calendar";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/server";
import { loadVisitForm } from "@/lib/visits/loaders";

type NewVisitPageProps = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<{ draft?: string | string[]; site?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("visits.form.newTitle") };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idOf(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" && uuid.test(value) ? value : undefined;
}

export default async function NewVisitPage({ params, searchParams }: NewVisitPageProps) {
  const { projectId } = await params;
  const { draft, site } = await searchParams;
  const siteId = idOf(site);
  const data = await loadVisitForm(projectId, siteId === undefined ? {} : { siteId });
  const today = dayAt(new Date(), env().TIME_ZONE);
  const known = data.sites.some(({ id }) => id === siteId);
  return (
    <ClientMessages nouns={["visits", "privacy", "vocabulary", "errors", "frame"]}>
      <VisitForm data={data} draftId={idOf(draft)} today={today} siteId={known ? siteId : undefined} />
    </ClientMessages>
  );
}
