import { Client } from "pg";
import { vi } from "vitest";

/** Statements as they go to PostgreSQL, and how it would run them. */

export interface SentStatement {
  text: string;
  values: unknown[];
}

/** What `work` sends, through Prisma or past it, with BEGIN and COMMIT. */
export async function statementsOf(work: () => Promise<unknown>): Promise<SentStatement[]> {
  const sent: SentStatement[] = [];
  const spy = vi.spyOn(Client.prototype, "query");
  spy.mockImplementation(function (this: Client, ...given: unknown[]) {
    const [first, second] = given;
    const { text, values } = typeof first === "string" ? { text: first, values: second } : (first as SentStatement); // pg's two ways to ask
    sent.push({ text, values: Array.isArray(values) ? values : [] });
    return unwatched.apply(this, given);
  });
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return sent;
}
/** pg's own, however it is called. */
const unwatched: { apply(client: Client, given: unknown[]): void } = Client.prototype.query;

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (!Array.isArray(value)) return String(value);
  return `{${value.map((each) => (each === null ? "NULL" : JSON.stringify(String(each)))).join(",")}}`;
}

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  Plans?: PlanNode[];
}

/** With the table also where only the node above says it, as for the index of a bitmap. */
function nodesOf(node: PlanNode, above?: string): PlanNode[] {
  const table = node["Relation Name"] ?? above;
  const own = { ...node, ...(table !== undefined && { "Relation Name": table }) };
  const below = node["Node Type"] === "Bitmap Heap Scan" ? table : undefined;
  return [own, ...(node.Plans ?? []).flatMap((each) => nodesOf(each, below))];
}

/**
 * How each table is read by a statement's plan for any values, as "table by index (columns of the condition)" or
 * "table by Seq Scan". The client's settings decide.
 */
export async function readsOf(client: Client, { text, values }: SentStatement): Promise<string[]> {
  await client.query(`PREPARE watched AS ${text}`);
  const given = values.map((value) => (value === null ? "NULL" : client.escapeLiteral(textOf(value))));
  const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
    `EXPLAIN (FORMAT JSON) EXECUTE watched${given.length > 0 ? `(${given.join(", ")})` : ""}`,
  );
  await client.query("DEALLOCATE watched");
  const plan = rows[0]?.["QUERY PLAN"][0].Plan;
  if (!plan) throw new Error("EXPLAIN gave no plan");
  return nodesOf(plan).flatMap((node) => {
    const table = node["Relation Name"];
    if (table === undefined || !/Scan$/.test(node["Node Type"]) || node["Node Type"] === "Bitmap Heap Scan") return [];
    const columns = [...(node["Index Cond"] ?? "").matchAll(/\((?:\w+\.)?(\w+) (?:=|IS)/g)].map(([, column]) => column);
    return [`${table} by ${node["Index Name"] ?? node["Node Type"]} (${columns.join(", ")})`];
  });
}
