import { loadProjectFrame } from "@/lib/projects/loaders";

export default async function OverviewPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { project } = await loadProjectFrame((await params).projectId);
  return <h1>{project.name}</h1>;
}
