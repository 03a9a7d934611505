import type { Metadata } from "next";
import Link from "next/link";
import { ClientMessages } from "@/components/messages/client-messages";
import { DeletedProjects } from "@/components/projects/deleted-projects";
import { ProjectList } from "@/components/projects/project-list";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { loadProjectList } from "@/lib/projects/loaders";
import { translator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("projects.title") };
}

export default async function ProjectListPage() {
  const { projects, deleted } = await loadProjectList();
  const [open, closed] = [projects.filter((project) => !project.closed), projects.filter((project) => project.closed)];
  const t = await translator();
  const create = (
    <Link href="/projects/new" className={buttonClass({ variant: "primary" })}>
      {t("projects.create.title")}
    </Link>
  );
  return (
    <>
      <PageHeader
        title={t("projects.title")}
        {...(projects.length > 0 && { context: t("projects.context", { count: projects.length }), actions: create })}
      />
      {open.length > 0 ? (
        <ProjectList projects={open} />
      ) : (
        <EmptyState title={t("projects.empty.title")} action={create}>
          {t("projects.empty.text")}
        </EmptyState>
      )}
      {closed.length > 0 && (
        <section aria-labelledby="closed" className="mt-10">
          <h2 id="closed" className="mb-3 font-medium">
            {t("projects.closing.listTitle")}
          </h2>
          <ProjectList projects={closed} />
        </section>
      )}
      {deleted.length > 0 && (
        <ClientMessages nouns={["errors", "projects"]}>
          <DeletedProjects projects={deleted} />
        </ClientMessages>
      )}
    </>
  );
}
