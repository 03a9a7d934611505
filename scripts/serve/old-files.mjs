// The scripts and styles of earlier builds, for pages that were opened before an update. Their names contain a hash of
// their content, so whichever build has the name has the right file.
import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";

const TYPES = {
  ".js": "application/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".woff2": "font/woff2",
};
const ADDRESS = /^\/_next\/(static\/[\w~.-]+(?:\/[\w~.-]+)*)$/;

const isFile = (path) => existsSync(path) && statSync(path).isFile();

/**
 * The file of an earlier build that a request asks for; undefined if the present build has it, or none does.
 * @param {{ method: string, url: string }} request
 * @param {{ root: string, build: string }} place build: the present one, relative to the root
 */
export function oldFile({ method, url }, { root, build }) {
  if (method !== "GET" && method !== "HEAD") return undefined;
  const [, file] = ADDRESS.exec(url.split("?", 1)[0]) ?? [];
  if (!file || file.split("/").includes("..") || isFile(join(root, build, file))) return undefined;
  const builds = join(root, ".next", "builds");
  if (!existsSync(builds)) return undefined;
  return readdirSync(builds)
    .map((each) => join(builds, each, file))
    .find(isFile);
}

export function sendOldFile(request, response, path) {
  response.writeHead(200, {
    "Content-Type": TYPES[extname(path)] ?? "application/octet-stream",
    "Content-Length": statSync(path).size,
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
  });
  if (request.method === "HEAD") return response.end();
  return createReadStream(path)
    .on("error", () => response.destroy())
    .pipe(response);
}
