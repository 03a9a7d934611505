// What the campaign has done so far, kept in a file, so that a run goes on where the last one ended.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { addTo, nothingYet } from "./results.mjs";

/**
 * @param {string} file
 * @param {{ fresh?: boolean }} [options] fresh: begin anew
 */
export function openState(file, { fresh = false } = {}) {
  const results = fresh ? {} : read(file);
  const keep = () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(results, null, 2));
    renameSync(`${file}.new`, file); // A killed campaign leaves the state before or after, never half of one.
  };
  return {
    of: (name) => results[name] ?? nothingYet(),
    add(name, part) {
      results[name] = addTo(results[name] ?? nothingYet(), part);
      results[name].at = new Date().toISOString().slice(0, 16);
      keep();
    },
    all: () => results,
  };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw error;
  }
}
