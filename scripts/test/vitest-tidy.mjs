// Vitest's set-up of each test file. The files of a worker share one process, because starting a process for each and
// loading the packages anew took half of the time. They share nothing of ours: what a file leaves behind ends with it.
import { afterAll, vi } from "vitest";

const settings = { ...process.env };
/** What our modules, and the IndexedDB of the tests, keep outside a module. */
const ours = /^(zoufang|indexedDB$|IDB)/;

function tidy() {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const name of Object.getOwnPropertyNames(globalThis)) if (ours.test(name)) delete globalThis[name];
  for (const name of Object.keys(process.env)) if (!(name in settings)) delete process.env[name];
  Object.assign(process.env, settings);
  // The next file loads our modules again, and with them what they remember.
  vi.resetModules();
}

// Before the file, because what fails at the end of the last one keeps this from running. Then registered before the
// file's own, so it runs after them.
tidy();
afterAll(tidy);
