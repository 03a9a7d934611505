// The scripts and styles of the builds. Their names contain a hash of their content, so whichever build has the name
// has the right file: pages that were opened before an update find theirs in an earlier build.
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { FORMS } from "../start/compress.mjs";

const TYPES = {
  ".js": "application/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".woff2": "font/woff2",
};
const ADDRESS = /^\/_next\/(static\/[\w~.-]+(?:\/[\w~.-]+)*)$/;

const isFile = (path) => existsSync(path) && statSync(path).isFile();

/** The forms that a browser takes, the smallest first. Over plain http browsers do not take br. */
function formsFor(accepted = "") {
  const refused = /;\s*q=0(\.0*)?$/;
  const taken = accepted.split(",").filter((each) => !refused.test(each.trim()));
  const names = new Set(taken.map((each) => each.split(";", 1)[0].trim()));
  return Object.keys(FORMS).filter((each) => names.has(each));
}

/**
 * @typedef {{ path: string, file: string, encoding?: string, held?: Buffer }} Found
 *   path: on the disk; file: its plain name, by which its type is known; held: its content
 */

/**
 * Knows the files of the present build from the start, and holds them compressed (about 2 MB): a page asks for some
 * thirty of them, and opening, reading and compressing each was a third of the server's work for a first visit.
 * @param {{ root: string, build: string }} place build: the present one, relative to the root
 * @returns {(request: { method: string, url: string, headers: object }) => Found | undefined} the file that a request
 *   asks for; undefined if no build has it, or Next has to answer with its plain form
 */
export function buildFiles({ root, build }) {
  const builds = join(root, ".next", "builds");
  const names = readdirSync(join(root, build, "static"), { recursive: true }).map((each) => join("static", each));
  const present = new Set(names);
  const held = new Map();
  const formOf = (path, file, forms) => {
    const encoding = forms.find((each) => isFile(path + FORMS[each].ending));
    return encoding ? { path: path + FORMS[encoding].ending, file, encoding } : { path, file };
  };
  const heldForm = (file, forms) => {
    const encoding = forms.find((each) => present.has(file + FORMS[each].ending));
    if (!encoding) return undefined;
    const path = join(root, build, file + FORMS[encoding].ending);
    if (!held.has(path)) held.set(path, readFileSync(path));
    return { path, file, encoding, held: held.get(path) };
  };
  return ({ method, url, headers }) => {
    if (method !== "GET" && method !== "HEAD") return undefined;
    const [, file] = ADDRESS.exec(url.split("?", 1)[0]) ?? [];
    if (!file || file.split("/").includes("..")) return undefined;
    // A range counts the bytes of the plain form.
    const forms = headers.range ? [] : formsFor(headers["accept-encoding"]);
    if (present.has(file)) return heldForm(file, forms);
    if (!existsSync(builds)) return undefined;
    const old = readdirSync(builds)
      .map((each) => join(builds, each, file))
      .find(isFile);
    return old && formOf(old, file, forms);
  };
}

/** @param {Found} found */
export function sendBuildFile(request, response, { path, file, encoding, held }) {
  response.writeHead(200, {
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    "Content-Length": held?.length ?? statSync(path).size,
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
    Vary: "Accept-Encoding",
    ...(encoding && { "Content-Encoding": encoding }),
  });
  if (request.method === "HEAD") return response.end();
  if (held) return response.end(held);
  return createReadStream(path)
    .on("error", () => response.destroy())
    .pipe(response);
}
