/**
 * Ends the connections that others have to a database, as when its server restarts: by default to the asker's own, and
 * whatever they do. An idle connection that was ended might be used before its end is known; `busy` spares it. What
 * PostgreSQL does by itself (an autovacuum) goes on.
 */
export async function endConnections(
  asker: { query(sql: string, values: unknown[]): Promise<unknown> },
  { of, busy = false }: { of?: string; busy?: boolean } = {},
): Promise<void> {
  await asker.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = coalesce($1::text, current_database()) AND pid <> pg_backend_pid() AND backend_type = 'client backend'
        AND (NOT $2::boolean OR state = 'active')`,
    [of ?? null, busy],
  );
}
