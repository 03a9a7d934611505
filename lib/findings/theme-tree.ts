interface TreeNode {
  id: string;
  parentId: string | null;
  position: number;
  name: string;
}

/** A tree as a list: each theme directly before its children, siblings by position. */
export function orderTree<Theme extends TreeNode>(themes: readonly Theme[]): Theme[] {
  const below = (parentId: string | null): Theme[] =>
    themes
      .filter((theme) => theme.parentId === parentId)
      .sort((a, b) => a.position - b.position || a.name.localeCompare(b.name, "zh-CN"))
      .flatMap((theme) => [theme, ...below(theme.id)]);
  return below(null);
}
