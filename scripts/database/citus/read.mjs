// A file of statements (collect.mjs) against the tables: what Citus would not run on one node as it is.
import { readFileSync } from "node:fs";
import { checkStatement } from "./statement.mjs";

/** @returns {string[]} each statement once */
export function statementsIn(file) {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return [...new Set(lines.map((line) => JSON.parse(line)))];
}

/**
 * @param {string[]} statements
 * @param {import("./statement.mjs").Shape} shape
 * @returns {Promise<{ counts: Record<string, number>, found: Map<string, string[]> }>} counts: by what a statement is;
 *   found: by "rule: table", the statements
 */
export async function readStatements(statements, shape) {
  const { loadModule, parseSync } = await import("libpg-query");
  await loadModule();
  const counts = { "of one project": 0, "of no project's table": 0, "in question": 0, "not read": 0 };
  const found = new Map();
  for (const text of statements) {
    let trees;
    try {
      trees = parseSync(text).stmts ?? [];
    } catch {
      counts["not read"] += 1;
      found.set(`not read: ${text.slice(0, 60)}`, [text]);
      continue;
    }
    for (const { stmt } of trees) {
      const { tables, found: problems } = checkStatement(stmt, shape);
      const kind = problems.length > 0 ? "in question" : tables.length > 0 ? "of one project" : "of no project's table";
      counts[kind] += 1;
      for (const { rule, of } of problems) {
        const key = `${rule}: ${of}`;
        found.set(key, [...(found.get(key) ?? []), text]);
      }
    }
  }
  return { counts, found };
}
