// A process and all that it has started, by /proc.
import { readdirSync, readFileSync } from "node:fs";

/** @returns {number[]} the process itself first */
export function family(parent) {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        // "pid (name) state ppid …": a name may hold spaces and brackets, so it is read from its end.
        return Number(readFileSync(`/proc/${name}/stat`, "utf8").split(")").at(-1).trim().split(" ")[1]) === parent;
      } catch {
        return false; // It has ended since.
      }
    })
    .map(Number);
  return [parent, ...children];
}
