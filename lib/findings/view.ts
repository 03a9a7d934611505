/** The views of the findings page. Each is a value of `view` in the address. */
export const findingsViews = ["themes", "coverage", "figures", "charts"] as const;
export type FindingsView = (typeof findingsViews)[number];

export function readView(value: string | string[] | undefined): FindingsView {
  return findingsViews.find((view) => view === value) ?? "themes";
}
