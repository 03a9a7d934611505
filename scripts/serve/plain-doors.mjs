// The doors that the server opens itself, before Next has the request: what a door does is lib/gates/plain-door.ts, and
// Next's own route of the same address hands its requests to the same function (docs/decisions/033).
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { logLine } from "./log.mjs";
import { PLAIN_DOORS, doorsFile } from "../start/plain-doors.mjs";

const compress = promisify(gzip);
/** From here on Next compresses too. */
const WORTH_COMPRESSING = 1024;

/** What next.config.js says about every answer. */
async function headersOfAll(root) {
  const rules = await createRequire(import.meta.url)(join(root, "next.config.js")).headers();
  return rules.filter(({ source }) => source === "/:path*").flatMap(({ headers }) => headers);
}

async function send(request, response, { status, headers, body }, common) {
  // Whoever left is not answered.
  if (response.destroyed || response.writableEnded) return;
  for (const { key, value } of common) response.setHeader(key, value);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader("Vary", "Accept-Encoding");
  // A text goes to the network together with the head, in one piece.
  let sent = body;
  if (body.length >= WORTH_COMPRESSING && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
    sent = await compress(body);
    response.setHeader("Content-Encoding", "gzip");
  }
  response.setHeader("Content-Length", Buffer.byteLength(sent));
  response.writeHead(status);
  response.end(sent);
}

/**
 * @param {{ root: string, build: string }} place build: its folder, relative to the root
 * @returns {Promise<(request: object) => ((response: object) => Promise<void>) | undefined>} who answers a request,
 * where Next need not
 */
export async function plainDoors({ root, build }) {
  const found = createRequire(import.meta.url)(join(root, doorsFile(build)));
  const common = await headersOfAll(root);
  const doors = new Map(Object.entries(PLAIN_DOORS).map(([door, name]) => [door, found[name]]));
  return (request) => {
    const { method, url, headers } = request;
    const door = doors.get(`${method} ${url.split("?", 1)[0]}`);
    if (!door) return undefined;
    const header = (name) => headers[name] ?? null;
    // Destroyed with the loop, a request that is too large would take the connection and the answer with it.
    const body = { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) };
    return async (response) => {
      try {
        await send(request, response, await door({ header, body }), common);
      } catch (error) {
        // A door answers whatever happens in it, so this is a body that ended early, or a fault of ours.
        if (response.destroyed || response.headersSent) return response.destroy();
        logLine("error", error);
        response.statusCode = 500;
        response.end();
      }
    };
  };
}
