/** The names of the themes above one, the top one first. Pure. */
export function namesAbove(
  themes: ReadonlyMap<string, { name: string; parent: string | null }>,
  key: string,
): string[] {
  const names: string[] = [];
  let at = themes.get(key)?.parent ?? null;
  for (let steps = 0; at !== null && steps <= themes.size; steps += 1) {
    const theme = themes.get(at);
    if (!theme) break;
    names.unshift(theme.name);
    at = theme.parent;
  }
  return names;
}
