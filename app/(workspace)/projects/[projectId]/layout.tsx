import type { ReactNode } from "react";
import { ProjectFrame } from "@/components/frame/project-frame";
import { loadProjectFrame } from "@/lib/projects/loaders";
import { loadWaitingCount } from "@/lib/visits/loaders";

type ProjectLayoutProps = { children: ReactNode; params: Promise<{ projectId: string }> };

export default async function ProjectLayout({ children, params }: ProjectLayoutProps) {
  const { projectId } = await params;
  const [frame, waiting] = await Promise.all([loadProjectFrame(projectId), loadWaitingCount(projectId)]);
  return (
    <ProjectFrame {...frame} waiting={waiting}>
      {children}
    </ProjectFrame>
  );
}
