import type { Metadata } from "next";
import { ImportArchive } from "@/components/archives/import-archive";
import { ClientMessages } from "@/components/messages/client-messages";
import { CreateProjectForm } from "@/components/projects/create-project-form";
import { PageHeader } from "@/components/ui/page-header";
import { mostArchiveBytes } from "@/lib/archives/limits";
import { openSystem } from "@/lib/gates/open-page";
import { translator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("projects.create.title") };
}

export default async function NewProjectPage() {
  await openSystem("project.create");
  const t = await translator();
  return (
    <ClientMessages nouns={["projects", "errors", "frame", "archives"]}>
      <PageHeader
        title={t("projects.create.title")}
        context={t("projects.create.context")}
        back={{ href: "/projects", label: t("frame.nav.projects") }}
      />
      <CreateProjectForm />
      <ImportArchive mostBytes={mostArchiveBytes()} />
    </ClientMessages>
  );
}
