/** A part of the page's code could not be loaded. `OutdatedBar` finds out why, and says it. */
export const missingPart = "zoufang-missing-part";

export function noteMissingPart(): void {
  window.dispatchEvent(new Event(missingPart));
}

/** Whether an error says that a part of the code could not be loaded: no network, or a build that is gone. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof Error && error.name === "ChunkLoadError";
}
