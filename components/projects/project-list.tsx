import Link from "next/link";
import { Bar } from "@/components/ui/bar";
import { Icon } from "@/components/ui/icon";
import { translator } from "@/lib/i18n/server";
import type { ProjectProgress, ProjectSummary } from "@/lib/projects/data";

type ListedProject = ProjectSummary & Omit<ProjectProgress, "projectId">;

export async function ProjectList({ projects }: { projects: ListedProject[] }) {
  const t = await translator();
  return (
    <ul className="border-y-[1.5px] border-ink">
      {projects.map((project) => (
        <li
          key={project.id}
          className="relative flex items-center gap-3 border-b border-line px-1 py-4 last:border-b-0 hover:bg-sunken"
        >
          <div className="min-w-0 grow">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <Link
                href={`/projects/${project.id}`}
                className="text-lg font-semibold no-underline after:absolute after:inset-0"
              >
                {project.name}
              </Link>
              <span className="text-sm text-muted">{t(`vocabulary.projectRole.${project.role}`)}</span>
            </p>
            <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
              {project.sites > 0 ? (
                <>
                  <Bar
                    value={project.visited}
                    total={project.sites}
                    unit={t("frame.sitesUnit")}
                    label={t("projects.progressBar", { sites: project.sites, visited: project.visited })}
                    hideNumber
                  />
                  <span>
                    {t("projects.progress", {
                      sites: project.sites,
                      visited: project.visited,
                      approved: project.approvedVisits,
                    })}
                  </span>
                </>
              ) : (
                <span>{t("projects.noSites")}</span>
              )}
            </div>
          </div>
          <Icon name="chevron-right" className="text-muted print:hidden" />
        </li>
      ))}
    </ul>
  );
}
