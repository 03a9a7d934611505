import "server-only";
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQueryable,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { Outage } from "@/lib/outage";
import { noteOutage } from "@/lib/request-note";
import { tracedStatement } from "@/lib/traced";

/** What Prisma's adapter calls it. */
const kinds = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TlsConnectionError",
  "TooManyConnections",
  "AuthenticationFailed",
  "DatabaseDoesNotExist",
]);

/**
 * PostgreSQL's codes: 08 connection, 53 out of connections, memory or disk, 57P shutting down or starting up, 57014 a
 * statement that took too long, 58 the system below it, 25006 a standby, 25P03 and 25P04 a transaction that took too
 * long.
 */
const codes = /^(?:08|53|58)[0-9A-Z]{3}$|^57P0[1-5]$|^57014$|^25006$|^25P0[34]$/;
const socketCodes = /^(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** What pg says without a code. */
const messages =
  /timeout exceeded when trying to connect|Connection terminated|not queryable|Query read timeout|^timeout expired$/;

function textOf(value: object, name: string): string {
  const found: unknown = Reflect.get(value, name);
  return typeof found === "string" ? found : "";
}

/** Whether an error of the driver means that the database cannot be used now, whatever was asked of it. */
export function meansOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 4) return false;
  if (kinds.has(textOf(error, "kind"))) return true;
  const code = textOf(error, "originalCode") || textOf(error, "code");
  if (codes.test(code) || socketCodes.test(code)) return true;
  if (messages.test(textOf(error, "message"))) return true;
  // Several addresses were tried, and none answered.
  if (error instanceof AggregateError) return error.errors.some((each) => meansOutage(each, depth + 1));
  return meansOutage(Reflect.get(error, "cause"), depth + 1);
}

/** Runs the work of a driver; an outage leaves it as Outage, and the request's note says so. @throws Outage */
export async function sayingOutage<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!meansOutage(error)) throw error;
    noteOutage();
    throw new Outage(error);
  }
}

type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;
const atOnce: InTurn = (work) => work();

/**
 * Each work begins when the one before it has ended, well or badly. A transaction is one connection, which runs one
 * statement at a time; pg keeps a queue for whoever asks for more at once, and will not any longer.
 */
export function oneAfterTheOther(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const own = last.then(work, work);
    last = own;
    return own;
  };
}

function guarded<Target extends SqlQueryable>(
  target: Target,
  inTurn: InTurn,
): Pick<SqlQueryable, "queryRaw" | "executeRaw"> {
  const run = <Result>(sql: string, work: () => Promise<Result>) =>
    inTurn(() => sayingOutage(() => tracedStatement(sql, work)));
  return {
    queryRaw: (query) => run(query.sql, () => target.queryRaw(query)),
    executeRaw: (query) => run(query.sql, () => target.executeRaw(query)),
  };
}

/** The same object, with these methods in place of its own. */
function withMethods<Target extends object>(target: Target, methods: Partial<Target>): Target {
  return new Proxy(target, {
    get(object, name) {
      const value: unknown = Reflect.get(name in methods ? methods : object, name);
      return typeof value === "function" ? value.bind(object) : value;
    },
  });
}

/** Prisma's adapter, with every outage said in one way, wherever a query or a transaction meets it. */
export function outageAware(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return withMethods(factory, {
    connect: async () => {
      const adapter = await factory.connect();
      return withMethods<SqlDriverAdapter>(adapter, {
        ...guarded(adapter, atOnce),
        startTransaction: async (isolation) => {
          const transaction = await sayingOutage(() => adapter.startTransaction(isolation));
          const inTurn = oneAfterTheOther();
          return withMethods<Transaction>(transaction, {
            ...guarded(transaction, inTurn),
            commit: () => inTurn(() => sayingOutage(() => tracedStatement("COMMIT", () => transaction.commit()))),
          });
        },
      });
    },
  });
}
