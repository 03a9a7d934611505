// What clients were promised. A line is on the disk before its client goes on, as a person's memory would be: what is
// in the journal and not on the server is lost.
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";

/**
 * @param {string} file made if it is not there; never shortened
 * @returns {{ note(promise: object): void, all(): object[], close(): void }}
 */
export function openJournal(file) {
  const descriptor = openSync(file, "a");
  return {
    note(promise) {
      writeSync(descriptor, `${JSON.stringify(promise)}\n`);
      fsyncSync(descriptor);
    },
    all: () => readJournal(readFileSync(file, "utf8")),
    close: () => closeSync(descriptor),
  };
}

/** A last line that was cut off promises nothing: its client never counted it. */
export function readJournal(text) {
  return text
    .split("\n")
    .slice(0, -1)
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
