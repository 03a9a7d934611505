// The service worker of a finished build. It is bundled here, because what it stores is known only after `next build`
// has named every file.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../paths.mjs";

const SHELL = "/offline";
const ICONS = ["icon-192.png"];
const VISITS = "(workspace)/projects/[projectId]/visits";
/**
 * The shell, and the form as it is opened with a network: the bundler gives each page its own chunks for what is loaded
 * later, and the network may go in between.
 */
const PAGES = ["offline/page", `${VISITS}/new/page`, `${VISITS}/[visitId]/edit/page`];

/** Next's manifest of a page is a script that fills a global; its value is JSON. */
function clientManifest(next, page) {
  const text = readFileSync(join(next, "server", "app", `${page}_client-reference-manifest.js`), "utf8");
  const start = text.indexOf("] = ");
  return JSON.parse(text.slice(start + 4).replace(/;\s*$/, ""));
}

/** The scripts and styles that a page starts with. */
function firstFiles(next, page) {
  const { clientModules, entryJSFiles = {}, entryCSSFiles = {} } = clientManifest(next, page);
  const styles = Object.values(entryCSSFiles)
    .flat()
    .map((entry) => entry.path ?? entry);
  const chunks = Object.values(clientModules).flatMap((module) => module.chunks);
  return [...Object.values(entryJSFiles).flat(), ...styles, ...chunks];
}

/** Those of all pages whose code is stored. */
function startFiles(next) {
  const { rootMainFiles, polyfillFiles } = JSON.parse(readFileSync(join(next, "build-manifest.json"), "utf8"));
  const named = [...rootMainFiles, ...polyfillFiles, ...PAGES.flatMap((page) => firstFiles(next, page))];
  return named.map((name) => String(name).replace(/^\/_next\//, ""));
}

/** With everything they can load later: a chunk that loads another one on demand contains its name. */
export function reachable(first, read) {
  const found = new Set();
  const waiting = [...first];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    const text = read(file);
    if (text === undefined) continue; // A name in a text that is not a file of this build.
    found.add(file);
    waiting.push(...(text.match(/static\/chunks\/[\w./~-]+\.(?:js|css)/g) ?? []));
  }
  return [...found].sort();
}

function readStatic(next, file) {
  const path = join(next, file);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/**
 * What the worker stores. The names of chunks contain their content's hash; the revision of the shell's page is the
 * build's.
 */
export function shellEntries(next) {
  const files = reachable(startFiles(next), (file) => readStatic(next, file));
  const build = readFileSync(join(next, "BUILD_ID"), "utf8");
  const revision = createHash("sha256").update(build).update(files.join("\n")).digest("hex").slice(0, 20);
  const icons = ICONS.map((name) => ({
    url: `/${name}`,
    revision: createHash("sha256")
      .update(readFileSync(join(ROOT, "public", name)))
      .digest("hex")
      .slice(0, 20),
  }));
  return [{ url: SHELL, revision }, ...icons, ...files.map((file) => ({ url: `/_next/${file}`, revision: null }))];
}

/** @param {string} folder the build, relative to the root */
export async function buildWorker(folder) {
  const next = join(ROOT, folder);
  const { build } = await import("esbuild");
  await build({
    entryPoints: [join(ROOT, "lib", "offline", "service-worker.ts")],
    outfile: join(next, "zoufang-worker.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2022"],
    tsconfig: join(ROOT, "tsconfig.json"),
    define: { ZOUFANG_SHELL: JSON.stringify(shellEntries(next)), "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
}
