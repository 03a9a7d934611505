import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { OutlineForm } from "@/components/projects/outline-form";
import { OutlineView } from "@/components/projects/outline-view";
import { SettingsHeader } from "@/components/projects/settings-header";
import { translator } from "@/lib/i18n/server";
import { loadOutline } from "@/lib/projects/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("projects.outline.title") };
}

export default async function OutlinePage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const { outline, answers, fingerprint, mayEdit, closed } = await loadOutline(projectId);
  return (
    <>
      <SettingsHeader projectId={projectId} part="outline" mayEdit={mayEdit || closed} />
      {mayEdit ? (
        <ClientMessages nouns={["errors", "frame", "projects"]}>
          <OutlineForm projectId={projectId} outline={outline} fingerprint={fingerprint} answers={answers} />
        </ClientMessages>
      ) : (
        <OutlineView outline={outline} />
      )}
    </>
  );
}
