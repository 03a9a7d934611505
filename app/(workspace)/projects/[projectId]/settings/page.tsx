import type { Metadata } from "next";
import { ArchiveSection } from "@/components/archives/archive-section";
import { ClientMessages } from "@/components/messages/client-messages";
import { BasicsForm } from "@/components/projects/basics-form";
import { BasicsView } from "@/components/projects/basics-view";
import { SettingsHeader } from "@/components/projects/settings-header";
import { translator } from "@/lib/i18n/server";
import { loadProjectSettings } from "@/lib/projects/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("projects.settings.title") };
}

export default async function SettingsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const { project, fingerprint, mayEdit, mayArchive } = await loadProjectSettings(projectId);
  return (
    <>
      <SettingsHeader projectId={projectId} part="basics" mayEdit={mayEdit} />
      {mayEdit ? (
        <ClientMessages nouns={["errors", "frame", "projects"]}>
          <BasicsForm project={project} fingerprint={fingerprint} />
        </ClientMessages>
      ) : (
        <BasicsView project={project} />
      )}
      {mayArchive && <ArchiveSection projectId={projectId} />}
    </>
  );
}
