import { createHmac, randomBytes } from "node:crypto";

/**
 * New ids for an imported project. An id keeps its first 22 hex digits, so that rows stay in their order and the time
 * in it stays true; the last ten are drawn from it with a secret that only this import has. So an id is the same
 * wherever it stands (a column, JSON, {{佐证：…}}), and no archive can name a row that is here already.
 */
const anywhere = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export class NewIds {
  private readonly secret = randomBytes(32);

  /** @param known the ids of the archive; what only looks like an id stays as it is */
  constructor(private readonly known: ReadonlySet<string>) {}

  of(id: string): string {
    return id.slice(0, -10) + createHmac("sha256", this.secret).update(id).digest("hex").slice(0, 10);
  }

  /** The text with each known id in it replaced. */
  in(text: string): string {
    return text.replace(anywhere, (found) => (this.known.has(found) ? this.of(found) : found));
  }
}
