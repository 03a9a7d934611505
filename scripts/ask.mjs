import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/**
 * Asks at the terminal without showing what is typed.
 * @param {string} question
 * @param {Error} unanswered thrown if the terminal is closed instead
 */
export function askHidden(question, unanswered) {
  return new Promise((resolve, reject) => {
    process.stdout.write(question);
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
    const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
    terminal.once("line", (line) => {
      terminal.removeAllListeners("close");
      terminal.close();
      process.stdout.write("\n");
      resolve(line);
    });
    terminal.once("close", () => reject(unanswered));
  });
}
