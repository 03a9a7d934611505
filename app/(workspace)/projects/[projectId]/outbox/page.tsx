import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { OutboxList } from "@/components/visits/outbox/outbox-list";
import { translator } from "@/lib/i18n/server";
import { loadProjectFrame } from "@/lib/projects/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("visits.outbox.title") };
}

export default async function OutboxPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { user, project } = await loadProjectFrame((await params).projectId);
  const t = await translator();
  return (
    <>
      <PageHeader title={t("visits.outbox.title")} context={t("visits.outbox.context")} />
      <ClientMessages nouns={["visits", "offline", "vocabulary", "errors", "frame"]}>
        <OutboxList userId={user.id} projectId={project.id} />
      </ClientMessages>
    </>
  );
}
