// Gives each statement to the server, with values of its parameters' types, and takes it back. What is refused as "not
// supported" is the server's own word on it.

/** A value of each type that the product sends. Every id is the same project's, as in a statement of one project. */
const values = (id) => ({
  uuid: `'${id}'`,
  text: "'词'",
  "character varying": "'词'",
  integer: "1",
  smallint: "1",
  bigint: "1",
  numeric: "1",
  "double precision": "1",
  boolean: "true",
  date: "'2026-11-30'",
  "timestamp with time zone": "'2026-11-30T08:00:00Z'",
  "timestamp without time zone": "'2026-11-30T08:00:00'",
  bytea: "'\\x00'",
  name: "'public'",
});
/** A document where a list is wanted, a list where a document is: whichever the statement can read. */
const documents = ["[]", "{}"];

function argumentOf(type, id, document) {
  if (/^jsonb?$/.test(type)) return `'${document}'::${type}`;
  if (type.endsWith("[]")) return `ARRAY[${argumentOf(type.slice(0, -2), id, document)}]::${type}`;
  const value = values(id)[type];
  return value === undefined ? `NULL::${type}` : `${value}::${type}`;
}

const prepared = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|VALUES|\()/i;
const cursor = /^\s*DECLARE\s+(?<name>\w+)[^;]*?\sCURSOR\s+FOR\s+/i;
const ofTransactions =
  /^\s*(?:FETCH|CLOSE|BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PREPARE|DEALLOCATE|DISCARD)\b/i;
const NOT_SUPPORTED = "0A000";
/** The words of a refusal, with the function of a trigger that was refused within the statement. */
const wordsOf = ({ message, where }) => {
  const within = [...(where ?? "").matchAll(/PL\/pgSQL function (\w+)/g)].at(-1)?.[1];
  return within ? `${message} (in ${within})` : message;
};

async function tryOnce(client, text, id, document) {
  await client.query("BEGIN");
  try {
    const opened = cursor.exec(text);
    const asked = opened ? text.slice(opened[0].length) : text;
    if (!prepared.test(asked)) return void (await client.query(text));
    await client.query(`PREPARE tried AS ${asked}`);
    const { rows } = await client.query(
      "SELECT parameter_types::text[] AS types FROM pg_prepared_statements WHERE name = 'tried'",
    );
    const given = rows[0].types.map((type) => argumentOf(type, id, document));
    if (!opened) return void (await client.query(`EXECUTE tried${given.length > 0 ? ` (${given.join(", ")})` : ""}`));
    await client.query(text.replace(/\$(\d+)/g, (_all, number) => given[Number(number) - 1]));
    await client.query(`FETCH 1 FROM ${opened.groups.name}`);
  } finally {
    await client.query("ROLLBACK");
    await client.query("DEALLOCATE ALL");
  }
}

/**
 * @param {import("pg").Client} client
 * @param {string[]} statements
 * @param {string} projectId one of the database's
 * @returns {Promise<{ ran: number, values: Map<string, string[]>, refused: Map<string, string[]> }>} values: refused
 *   for the values that stand for real ones (a key that is missing, a number out of range), by SQLSTATE; refused: not
 *   supported, by the server's words; each with its statements
 */
export async function tryStatements(client, statements, projectId) {
  const result = { ran: 0, values: new Map(), refused: new Map() };
  const note = (map, key, text) => map.set(key, [...(map.get(key) ?? []), text]);
  for (const text of statements) {
    if (ofTransactions.test(text)) continue;
    let failed = null;
    for (const document of documents) {
      failed = await tryOnce(client, text, projectId, document).then(
        () => null,
        (error) => error,
      );
      if (failed === null || failed.code === NOT_SUPPORTED) break;
    }
    if (failed === null) result.ran += 1;
    else if (failed.code === NOT_SUPPORTED) note(result.refused, wordsOf(failed), text);
    else note(result.values, `${failed.code} ${failed.message}`, text);
  }
  return result;
}
