/**
 * Between which versions a 花脸稿 is made unless a person chooses others: the last two issues, or the only one and the
 * report of today. `issues`: the latest first.
 */
export function firstRedline(issues: readonly { id: string }[]): { from: string | undefined; to: string } {
  const [last, before] = issues;
  return before && last ? { from: before.id, to: last.id } : { from: last?.id, to: "now" };
}
