/** Why the device does not store what it was given. What was typed is still in the form. */
export type StoreFault = "blocked" | "closed" | "full" | "locked" | "missing" | "unknown";

export class StoreError extends Error {
  constructor(
    readonly fault: StoreFault,
    cause?: unknown,
  ) {
    super(`local store: ${fault}`, { cause });
    this.name = "StoreError";
  }
}

/** By the names that browsers give the errors of IndexedDB. */
const faults: Readonly<Record<string, StoreFault>> = {
  QuotaExceededError: "full",
  InvalidStateError: "closed",
  AbortError: "closed",
  SecurityError: "missing",
  NotSupportedError: "missing",
};

export function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  return new StoreError(faults[name] ?? "unknown", error);
}
