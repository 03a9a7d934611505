// Loaded into a server by `node --import`: notes every text that it sends to PostgreSQL, each once, as a line of JSON
// in the file ZOUFANG_STATEMENTS. Values are not in it.
import { appendFileSync } from "node:fs";
import pg from "pg";

const file = process.env.ZOUFANG_STATEMENTS;
const seen = new Set();
const { query } = pg.Client.prototype;

pg.Client.prototype.query = function noting(first, ...rest) {
  const text = typeof first === "string" ? first : (first?.text ?? first?.cursor?.text);
  if (file && typeof text === "string" && !seen.has(text)) {
    seen.add(text);
    appendFileSync(file, `${JSON.stringify(text)}\n`);
  }
  return query.call(this, first, ...rest);
};
