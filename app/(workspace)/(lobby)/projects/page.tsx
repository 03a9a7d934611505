import { loadProjectList } from "@/lib/projects/loaders";

export default async function ProjectListPage() {
  const { projects } = await loadProjectList();
  return <ul>{projects.map((project) => <li key={project.id}>{project.name}</li>)}</ul>;
}
