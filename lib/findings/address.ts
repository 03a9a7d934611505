/**
 * An address under the filter that is already part of `query`, with parameters of its own added or replaced. Short, for
 * the rows of long lists, which get the query once and not an address each.
 */
export function addressUnder(base: string, query: string, own: Record<string, string | undefined> = {}): string {
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(own)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  return params.size > 0 ? `${base}?${params}` : base;
}
