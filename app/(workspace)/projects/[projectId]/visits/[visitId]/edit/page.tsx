import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { VisitForm } from "@/components/visits/form/visit-form";
import { dayAt } from "@/lib/calendar";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/server";
import { loadVisitForm } from "@/lib/visits/loaders";

type EditVisitPageProps = { params: Promise<{ projectId: string; visitId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("visits.form.editTitle") };
}

export default async function EditVisitPage({ params }: EditVisitPageProps) {
  const { projectId, visitId } = await params;
  const data = await loadVisitForm(projectId, { visitId });
  return (
    <ClientMessages nouns={["visits", "privacy", "vocabulary", "errors", "frame"]}>
      <VisitForm data={data} today={dayAt(new Date(), env().TIME_ZONE)} />
    </ClientMessages>
  );
}
