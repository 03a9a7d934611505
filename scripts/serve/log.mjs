// The server's log: one JSON object a line on stderr, each with the id of the
// request that it belongs to, and never with a secret.
import { AsyncLocalStorage } from "node:async_hooks";
import { format } from "node:util";

/** The notes of the requests under way; lib/request-note.ts reads them. */
export const requests = (globalThis.zoufangRequests ??= new AsyncLocalStorage());

const HIDDEN = "***";

/**
 * Whatever opens something: passwords in addresses, session cookies, one-time links, and the settings that are secret.
 */
function secretsOf(env) {
  const named = [
    env.NEXTAUTH_SECRET,
    env.S3_SECRET_ACCESS_KEY,
    env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    env.BACKUP_PASSPHRASE,
  ];
  try {
    named.push(decodeURIComponent(new URL(env.DATABASE_URL).password));
  } catch {
    // No address, or one without a password.
  }
  return named.filter((value) => value && value.length >= 6);
}

/** @param {string} text */
export function withoutSecrets(text, env = process.env) {
  let plain = text
    .replace(/(\w+:\/\/[^\s:/@]+:)[^\s@]+@/g, `$1${HIDDEN}@`)
    .replace(/(session-token(?:\.\d+)?|csrf-token)=[^\s;"]+/g, `$1=${HIDDEN}`)
    .replace(/\/(invite|set-password)\/[^\s/?"]+/g, `/$1/${HIDDEN}`)
    .replace(/("?(?:password|token|secret)"?\s*[:=]\s*)"[^"]*"/gi, `$1"${HIDDEN}"`);
  for (const secret of secretsOf(env)) plain = plain.replaceAll(secret, HIDDEN);
  return plain;
}

function fieldsOf(values) {
  if (values.length === 1 && typeof values[0] === "string" && values[0].startsWith("{")) {
    try {
      return JSON.parse(values[0]);
    } catch {
      // A text that only begins so.
    }
  }
  return { message: format(...values).slice(0, 8_000) };
}

/** One line. `values` as for console.error, or one text that is a JSON object already. */
export function logLine(level, ...values) {
  const request = requests.getStore()?.id;
  const line = { at: new Date().toISOString(), level, ...(request && { request }), ...fieldsOf(values) };
  process.stderr.write(`${withoutSecrets(JSON.stringify(line))}\n`);
}

/** From now on whatever the product, Next or a library writes as a warning or an error is such a line. */
export function logInLines() {
  console.error = (...values) => logLine("error", ...values);
  console.warn = (...values) => logLine("warn", ...values);
}
