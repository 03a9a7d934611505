/** Numbers so small that they tell who is meant. Pure. */

export interface Heads {
  category: string;
  heads: number;
}

/**
 * Categories of fewer persons than `fewest` become one. If that is small too it takes in the next smallest, so that the
 * total does not give it away.
 */
export function mergeSmall(rows: readonly Heads[], fewest: number, other: string): Heads[] {
  const sorted = rows.filter(({ heads }) => heads > 0).toSorted((a, b) => b.heads - a.heads);
  let rest = 0;
  while (sorted.length > 0 && ((sorted.at(-1)?.heads ?? 0) < fewest || (rest > 0 && rest < fewest)))
    rest += sorted.pop()?.heads ?? 0;
  return rest === 0 ? sorted : [...sorted, { category: other, heads: rest }];
}

/**
 * The cells of a row with a known total, null where a number is not said: those under `fewest`, and with a single one
 * of them the next smallest, or it could be worked out. 0 says that there is nobody to protect.
 */
export function hideSmall(cells: readonly number[], fewest: number): (number | null)[] {
  const order = cells.map((_, at) => at).filter((at) => (cells[at] ?? 0) > 0);
  order.sort((a, b) => (cells[a] ?? 0) - (cells[b] ?? 0));
  const small = order.filter((at) => (cells[at] ?? 0) < fewest).length;
  const hidden = new Set(order.slice(0, small === 1 ? 2 : small));
  return cells.map((cell, at) => (hidden.has(at) ? null : cell));
}
