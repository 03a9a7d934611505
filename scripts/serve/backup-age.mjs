// How old the last good backup is, for the metrics.
import { connectTo } from "../backup/tables.mjs";

/** Whoever asks every few seconds is told the same for so long. */
const KEPT_MS = 30_000;

const QUERY = `
  SELECT extract(epoch FROM now() - max(started_at) FILTER (WHERE error IS NULL))::float AS age,
    (array_agg(error ORDER BY started_at DESC))[1] IS NOT NULL AS failed
  FROM backups WHERE ended_at IS NOT NULL`;

/**
 * @returns {() => Promise<{ ageSeconds: number | null, failed: boolean } | null>} null: the database does not answer
 */
export function backupAge(databaseUrl) {
  let kept;
  const read = async () => {
    try {
      const client = await connectTo(databaseUrl);
      try {
        const { age, failed } = (await client.query(QUERY)).rows[0];
        return { ageSeconds: age, failed };
      } finally {
        await client.end();
      }
    } catch {
      return null;
    }
  };
  return () => {
    if (!kept || Date.now() - kept.at > KEPT_MS) kept = { at: Date.now(), state: read() };
    return kept.state;
  };
}
