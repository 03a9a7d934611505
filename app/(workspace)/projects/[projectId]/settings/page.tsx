import type { Metadata } from "next";
import { ArchiveSection } from "@/components/archives/archive-section";
import { ClientMessages } from "@/components/messages/client-messages";
import { BasicsForm } from "@/components/projects/basics-form";
import { BasicsView } from "@/components/projects/basics-view";
import { CloseProject } from "@/components/projects/close-project";
import { CopyProject } from "@/components/projects/copy-project";
import { DeleteProject } from "@/components/projects/delete-project";
import { EndingSection } from "@/components/projects/ending-section";
import { SettingsHeader } from "@/components/projects/settings-header";
import { translator } from "@/lib/i18n/server";
import { loadProjectSettings } from "@/lib/projects/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("projects.settings.title") };
}

export default async function SettingsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const { project, contents, closed, fingerprint, mayEdit, mayArchive, mayCopy, mayClose, mayReopen } =
    await loadProjectSettings(projectId);
  const t = await translator();
  return (
    <>
      <SettingsHeader projectId={projectId} part="basics" mayEdit={mayEdit || closed} />
      {mayEdit ? (
        <ClientMessages nouns={["errors", "frame", "projects"]}>
          <BasicsForm project={project} fingerprint={fingerprint} />
        </ClientMessages>
      ) : (
        <BasicsView project={project} />
      )}
      {mayArchive && <ArchiveSection projectId={projectId} />}
      {mayCopy && (
        <EndingSection id="copying" title={t("projects.copying.title")}>
          <p className="text-sm text-muted">{t("projects.copying.text")}</p>
          <ClientMessages nouns={["errors", "frame", "projects"]}>
            <CopyProject projectId={projectId} />
          </ClientMessages>
        </EndingSection>
      )}
      {(mayClose || mayReopen) && (
        <EndingSection id="closing" title={t("projects.closing.title")}>
          <ClientMessages nouns={["errors", "frame", "projects"]}>
            <CloseProject projectId={projectId} closed={closed} />
          </ClientMessages>
        </EndingSection>
      )}
      {contents && (
        <EndingSection id="deleting" title={t("projects.deleting.title")}>
          <p className="text-sm text-muted">{t("projects.deleting.text")}</p>
          <ClientMessages nouns={["archives", "errors", "frame", "projects"]}>
            <DeleteProject projectId={projectId} name={project.name} contents={contents} />
          </ClientMessages>
        </EndingSection>
      )}
    </>
  );
}
