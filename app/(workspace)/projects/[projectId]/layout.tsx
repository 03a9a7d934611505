import type { ReactNode } from "react";
import { ProjectFrame } from "@/components/frame/project-frame";
import { loadProjectFrame } from "@/lib/projects/loaders";

type ProjectLayoutProps = { children: ReactNode; params: Promise<{ projectId: string }> };

export default async function ProjectLayout({ children, params }: ProjectLayoutProps) {
  const frame = await loadProjectFrame((await params).projectId);
  return <ProjectFrame {...frame}>{children}</ProjectFrame>;
}
