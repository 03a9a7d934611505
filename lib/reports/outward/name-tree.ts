/**
 * Names by their characters, one after the other. All names that begin at a place of a text are found in as many steps
 * as the longest of them has characters, however many names there are. Pure.
 */
export interface NameTree<Named> {
  /** By the UTF-16 unit that comes next. */
  next: Map<number, NameTree<Named>>;
  named?: Named;
}

/** Two of one name: the last one counts. */
export function nameTree<Named>(all: readonly Named[], nameOf: (one: Named) => string): NameTree<Named> {
  const root: NameTree<Named> = { next: new Map() };
  for (const one of all) {
    const name = nameOf(one);
    if (name === "") continue;
    let node = root;
    for (let at = 0; at < name.length; at += 1) {
      const unit = name.charCodeAt(at);
      let below = node.next.get(unit);
      if (!below) node.next.set(unit, (below = { next: new Map() }));
      node = below;
    }
    node.named = one;
  }
  return root;
}

const none: readonly never[] = [];

/** Those that begin there, the longest first. */
export function namesAt<Named>(tree: NameTree<Named>, text: string, at: number): readonly Named[] {
  let node = tree.next.get(text.charCodeAt(at));
  if (!node) return none;
  const found: Named[] = [];
  for (let end = at + 1; node; end += 1) {
    if (node.named !== undefined) found.unshift(node.named);
    node = end < text.length ? node.next.get(text.charCodeAt(end)) : undefined;
  }
  return found;
}
