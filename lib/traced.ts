import "server-only";

type Attributes = Record<string, string>;

interface Tracing {
  span<Result>(
    name: string,
    attributes: Attributes,
    work: () => Promise<Result>,
    told?: (result: Result) => Attributes,
  ): Promise<Result>;
}

/** Made by the HTTP server (scripts/serve/tracing.mjs) where the operator wants it; else nothing is done here. */
const tracing = () => (globalThis as typeof globalThis & { zoufangTracing?: Tracing }).zoufangTracing;

/** Runs a piece of work within a span of its own. Nothing that a person wrote may be in name or attributes. */
export function traced<Result>(
  name: string,
  work: () => Promise<Result>,
  told?: (result: Result) => Attributes,
): Promise<Result> {
  return tracing()?.span(name, {}, work, told) ?? work();
}

const longest = 2_000;

/** A statement without its values; what is quoted in it goes too, and so does what is too long. */
export function statementText(sql: string): string {
  const plain = sql
    .replace(/'(?:[^']|'')*'/g, "?")
    .replace(/\s+/g, " ")
    .trim();
  return plain.slice(0, longest);
}

/** What a statement does and to which tables, such as "SELECT visits, sites". */
export function statementName(sql: string): string {
  const [verb = "?"] = /[a-z]+/i.exec(sql) ?? [];
  const tables = [...sql.matchAll(/\b(?:from|join|into|update)\s+(?:"public"\.)?"?([a-z_]+)"?(?!\s*\()/gi)];
  const names = [...new Set(tables.map(([, name = ""]) => name))].slice(0, 4);
  return [verb.toUpperCase(), names.join(", ")].filter(Boolean).join(" ");
}

export function tracedStatement<Result>(sql: string, work: () => Promise<Result>): Promise<Result> {
  const on = tracing();
  if (!on) return work();
  const attributes = { "db.system.name": "postgresql", "db.query.text": statementText(sql) };
  return on.span(statementName(sql), attributes, work);
}
