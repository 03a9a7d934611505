/** Every way a request can be refused. A code is also the i18n key of its sentence: errors.<code>. */
export const errorStatus = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  /** Somebody has saved a newer version since it was read. */
  stale: 409,
  /** Something else still needs it. */
  in_use: 409,
  expired: 410,
  too_large: 413,
  locked: 423,
  /** More than one person may have at once; possible again later. */
  too_many: 429,
  unsupported: 426,
  /** The page is of an earlier build than the server. */
  outdated: 426,
  unavailable: 503,
  unexpected: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** One refused field: `path` as in the form ("entries.3.text"), `key` an i18n key, `values` for its sentence. */
export interface FieldProblem {
  path: string;
  key: string;
  values?: Record<string, string | number>;
}

/** A refusal that is shown to the person unchanged. Any other thrown error becomes "unexpected" with a reference. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** A more precise sentence than errors.<code>, as an i18n key. */
    readonly key?: string,
    readonly fields: FieldProblem[] = [],
    readonly values: Record<string, string | number> = {},
  ) {
    super(key ?? code);
    this.name = "AppError";
  }
}

/** A refusal as the server sends it: in an action's result and in a route's JSON body. */
export interface Refusal {
  code: ErrorCode;
  /** i18n key of the sentence to show. */
  key: string;
  values?: Record<string, string | number>;
  fields?: FieldProblem[];
  /** For an unexpected error: its reference number in the log. */
  reference?: string;
}

/** What every server action returns. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: Refusal };

/** What became of one of several things that were sent together, in the order in which they were sent. */
export type EachResult<T> = { ok: true; data: T } | { ok: false; error: Refusal };
