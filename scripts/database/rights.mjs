// What the role that serves may do, where it is another one than the role that owns the tables: everything with rows,
// nothing with tables, and of the audit only adding and reading. See docs/decisions/090.
import { randomInt } from "node:crypto";
import { Refusal } from "../say.mjs";

/** Tables that only grow. A row of them is never changed or removed, by anybody. */
export const onlyGrows = ["audit_events", "earlier_audit_events"];
/** Tables that only the owner writes. */
export const onlyRead = ["_prisma_migrations"];

const everyRow = ["DELETE", "INSERT", "SELECT", "UPDATE"];

/** The rights of the role that serves on a table, sorted. Pure. */
export function rightsOn(table) {
  if (onlyRead.includes(table)) return ["SELECT"];
  return onlyGrows.includes(table) ? ["INSERT", "SELECT"] : everyRow;
}

/** Of a sequence: to take the next number, not to set it. */
const onSequence = ["USAGE"];

async function withClients(urls, work) {
  const { default: pg } = await import("pg");
  const clients = urls.map((connectionString) => new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 }));
  for (const client of clients) client.on("error", () => {}); // The next statement fails then.
  try {
    for (const client of clients) await client.connect();
    return await work(...clients);
  } finally {
    for (const client of clients) await client.end().catch(() => {});
  }
}

/** Two addresses name one database if a lock that the one holds is refused to the other. */
async function demandSameDatabase(owner, app) {
  const key = [randomInt(2 ** 31)];
  await owner.query("BEGIN");
  await owner.query("SELECT pg_advisory_xact_lock($1)", key);
  const { rows } = await app.query("SELECT pg_try_advisory_xact_lock($1) AS free", key);
  await owner.query("ROLLBACK");
  if (rows[0].free)
    throw new Refusal(
      "DATABASE_URL 和 DATABASE_OWNER_URL 指向的不是同一个数据库。",
      "DATABASE_URL and DATABASE_OWNER_URL name different databases.",
    );
}

/** Why the role of `app` could do more than it is given; null if it cannot. */
async function powerOf(app, { owner, schema }) {
  const { rows } = await app.query(
    `SELECT current_user = $1 AS same, rolsuper AS super, rolcreaterole AS roles,
       pg_has_role(current_user, $1, 'MEMBER') AS member,
       has_schema_privilege($2::regnamespace::oid, 'CREATE') AS creates,
       EXISTS (SELECT FROM pg_class WHERE relowner = r.oid AND relnamespace = $2::regnamespace) AS owns
     FROM pg_roles r WHERE rolname = current_user`,
    [owner, schema],
  );
  const [found] = rows;
  if (found.same) return ["就是表的所有者", "is the owner's"];
  if (found.super) return ["是超级用户", "is a superuser"];
  if (found.roles) return ["有 CREATEROLE 权限", "may create roles"];
  if (found.member) return ["属于表的所有者的角色", "is a member of the owner's role"];
  if (found.owns) return ["自己拥有表", "owns tables"];
  if (found.creates) return ["可以在模式里建表", "may create tables in the schema"];
  return null;
}

/** Tables, views and sequences with the rights that the role has on each, sorted. */
const presentRights = `
  SELECT c.relname AS name, c.relkind AS kind,
    coalesce(array_agg(acl.privilege_type::text ORDER BY acl.privilege_type::text)
      FILTER (WHERE acl.grantee IS NOT NULL), '{}') AS rights
  FROM pg_class c LEFT JOIN LATERAL aclexplode(c.relacl) AS acl
    ON acl.grantee = (SELECT oid FROM pg_roles WHERE rolname = $1)
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
  GROUP BY c.relname, c.relkind ORDER BY c.relname`;

/** @returns {string[]} the rights that the role that serves should have on this relation, sorted */
function expectedOn({ name, kind }) {
  if (kind === "S") return onSequence;
  return kind === "v" || kind === "m" ? ["SELECT"] : rightsOn(name);
}

/**
 * Gives the role of `appUrl` its rights on what `ownerUrl` owns, and takes what is too much. Again and again the same;
 * what is right already is not touched. What later migrations make has its rights from its first moment.
 * @returns {Promise<string[]>} the names of what was changed
 * @throws Refusal if the role could do more than it is given, or the two are not of one database
 */
export function setRights({ ownerUrl, appUrl }) {
  return withClients([ownerUrl, appUrl], async (owner, app) => {
    const { rows: names } = await owner.query("SELECT current_user AS name, quote_ident(current_schema()) AS schema");
    const [{ name: ownerName, schema }] = names;
    const { rows: roles } = await app.query("SELECT current_user AS name, quote_ident(current_user) AS quoted");
    const [{ name: role, quoted }] = roles;
    await demandSameDatabase(owner, app);
    const power = await powerOf(app, { owner: ownerName, schema });
    if (power)
      throw new Refusal(
        `DATABASE_URL 的角色 ${role} ${power[0]}，改得了审计：请给它换一个普通角色（docs/operating.md）。`,
        `The role ${role} of DATABASE_URL ${power[1]} and could change the audit: use an ordinary one.`,
      );
    await owner.query("BEGIN");
    // One after the other: two that grant at once fail.
    await owner.query("SELECT pg_advisory_xact_lock(hashtextextended('zoufang rights', 0))");
    await owner.query(`GRANT USAGE ON SCHEMA ${schema} TO ${quoted}`);
    const future = `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT`;
    await owner.query(`${future} ${everyRow.join(", ")} ON TABLES TO ${quoted}`);
    await owner.query(`${future} ${onSequence.join(", ")} ON SEQUENCES TO ${quoted}`);
    const { rows: present } = await owner.query(presentRights, [role]);
    const changed = present.filter((each) => each.rights.join() !== expectedOn(each).join());
    for (const { name, kind } of changed) {
      const what = `${kind === "S" ? "SEQUENCE " : ""}${schema}.${owner.escapeIdentifier(name)}`;
      await owner.query(`REVOKE ALL ON ${what} FROM PUBLIC, ${quoted}`);
      await owner.query(`GRANT ${expectedOn({ name, kind }).join(", ")} ON ${what} TO ${quoted}`);
    }
    await owner.query("COMMIT");
    return changed.map(({ name }) => name);
  });
}
