"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { restoreProject } from "@/lib/projects/actions";

interface Deleted {
  id: string;
  name: string;
  /** ISO */
  deletedAt: string;
  goneAt: string;
}

/** Projects that were deleted in the last 30 days, for who may bring them back. */
export function DeletedProjects({ projects }: { projects: readonly Deleted[] }) {
  const t = useTranslations("projects.deleting");
  return (
    <section aria-labelledby="deleted" className="mt-10 print:hidden">
      <h2 id="deleted" className="mb-1 font-medium">
        {t("listTitle")}
      </h2>
      <p className="text-sm text-muted">{t("listText")}</p>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {projects.map((project) => (
          <DeletedRow key={project.id} project={project} />
        ))}
      </ul>
    </section>
  );
}

function DeletedRow({ project }: { project: Deleted }) {
  const t = useTranslations("projects.deleting");
  const format = useFormatter();
  const router = useRouter();
  const { send, pending, refusal } = useAction(restoreProject);
  const restore = async () => {
    if ((await send({ projectId: project.id })).ok) router.refresh();
  };
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: "medium" });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <span className="min-w-0 grow basis-48">{project.name}</span>
      <span className="text-sm text-muted">
        {t("when", { deleted: day(project.deletedAt), gone: day(project.goneAt) })}
      </span>
      <Button
        size="sm"
        aria-label={t("restoreLabel", { name: project.name })}
        pending={pending}
        onClick={() => void restore()}
      >
        {t("restore")}
      </Button>
      <RefusalNotice refusal={refusal} />
    </li>
  );
}
