// The server's log: one JSON object a line on stderr, each with the id of the
// request that it belongs to, and never with a secret.
import { AsyncLocalStorage } from "node:async_hooks";
import { format } from "node:util";
import pino from "pino";
import { Refusal } from "../say.mjs";

/** The notes of the requests under way; lib/request-note.ts reads them. */
export const requests = (globalThis.zoufangRequests ??= new AsyncLocalStorage());

const HIDDEN = "***";

function passwordIn(address) {
  try {
    return decodeURIComponent(new URL(address).password);
  } catch {
    return undefined; // No address, or one without a password.
  }
}

/**
 * Whatever opens something: passwords in addresses, session cookies, one-time links, and the settings that are secret.
 */
function secretsOf(env) {
  const named = [
    env.NEXTAUTH_SECRET,
    env.S3_SECRET_ACCESS_KEY,
    env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    env.BACKUP_PASSPHRASE,
    env.METRICS_TOKEN,
    env.OIDC_CLIENT_SECRET,
    ...[env.DATABASE_URL, env.DATABASE_OWNER_URL, env.DATABASE_READ_URL, env.DATABASE_DIRECT_URL].map(passwordIn),
    ...(env.OTEL_EXPORTER_OTLP_HEADERS ?? "").split(",").map((header) => header.slice(header.indexOf("=") + 1)),
  ];
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
      const { at: _at, level: _level, ...fields } = JSON.parse(values[0]);
      return fields;
    } catch {
      // A text that only begins so.
    }
  }
  return { message: format(...values).slice(0, 8_000) };
}

/** Synchronous, so that the last line before an end is written too. Secrets are taken out of the finished line. */
const output = { write: (line) => process.stderr.write(withoutSecrets(line)) };

const log = pino(
  {
    base: null,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (level) => ({ level }) },
    mixin: () => {
      const request = requests.getStore()?.id;
      return request ? { request } : {};
    },
  },
  output,
);

/** One line. `values` as for console.error, or one text that is a JSON object already. */
export function logLine(level, ...values) {
  log[level](fieldsOf(values));
}

/**
 * The least level that is written: trace, debug, info (unless told otherwise), warn, error, fatal or silent.
 * @throws Refusal for any other word
 */
export function setLogLevel(level = "info") {
  if (level !== "silent" && !(level in pino.levels.values)) {
    throw new Refusal(
      `LOG_LEVEL 应为 trace、debug、info、warn、error、fatal 或 silent：${level}`,
      `LOG_LEVEL is none of trace, debug, info, warn, error, fatal, silent: ${level}`,
    );
  }
  log.level = level;
}

/** From now on whatever the product, Next or a library writes as a warning or an error is such a line. */
export function logInLines() {
  console.error = (...values) => logLine("error", ...values);
  console.warn = (...values) => logLine("warn", ...values);
}
