// JSON that is nested without end costs hundreds of times its size to parse. So brackets are counted while a body
// arrives, before anything parses it: routes, sign-in and server actions alike.
import { WRITING } from "./foreign-origin.mjs";
import { refuseMalformed } from "./refuse-malformed.mjs";

/** A visit is nested seven deep. */
const DEEPEST = 64;
/** The longest visit, the largest table and the longest list of sites have a tenth of this. */
const MOST_BRACKETS = 250_000;
/** In a form with files brackets cannot be told from bytes, so all count, and chance needs room. */
const DEEPEST_IN_FORM = 2_000;

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = Buffer.from('"\\{}[]');

/**
 * Looks at a body piece by piece, in one pass and without memory of its own.
 * @param {{ form?: boolean }} kind form: multipart
 * @returns {(piece: Uint8Array) => boolean} true as soon as the body is nested too deeply or has too many brackets
 */
export function bracketWatch({ form = false } = {}) {
  const deepest = form ? DEEPEST_IN_FORM : DEEPEST;
  let [depth, brackets, inString, escaped] = [0, 0, false, false];
  return (piece) => {
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === OPEN || byte === OPEN_LIST) {
        depth += 1;
        brackets += 1;
        if (depth > deepest || brackets > MOST_BRACKETS) return true;
      } else if (byte === CLOSE || byte === CLOSE_LIST) depth = Math.max(0, depth - 1);
      else if (byte === QUOTE && !form) inString = true;
    }
    return false;
  };
}

const id = "[^/]+";
/** Doors whose body is one file, which nobody parses as JSON. In 1 MB of a .zip chance nests brackets 64 deep. */
export const FILE_DOORS = {
  "POST /api/archives": "/api/archives",
  "POST /api/visits/[projectId]/[visitId]/corrections": `/api/visits/${id}/${id}/corrections`,
  "POST /api/reports/[projectId]/[reportId]/issues/[issueId]/returns": `/api/reports/${id}/${id}/issues/${id}/returns`,
  "POST /api/reports/[projectId]/[reportId]/opinions": `/api/reports/${id}/${id}/opinions`,
};
const fileDoors = new RegExp(`^(?:${Object.values(FILE_DOORS).join("|")})$`);
const filePart = new RegExp(`^/api/attachments/${id}/uploads/${id}$`);

/** The bytes of a file on their way into the store, or into a door that reads files. */
function isFile({ method, url, headers }) {
  if (headers["next-action"] !== undefined) return false;
  const [path] = url.split("?", 1);
  if (method === "POST") return fileDoors.test(path);
  return method === "PATCH" && filePart.test(path) && headers["content-type"] === "application/offset+octet-stream";
}

/** Whoever has the request still gets an answer to each call, and changes nothing. */
function close(response) {
  const done = (values) => {
    const told = values.findLast((value) => typeof value === "function");
    if (told) queueMicrotask(told);
  };
  for (const name of ["setHeader", "appendHeader", "removeHeader", "writeHead", "flushHeaders"])
    response[name] = () => response;
  response.write = (...values) => (done(values), true);
  response.end = (...values) => (done(values), response);
  const { statusCode } = response;
  Object.defineProperty(response, "statusCode", { get: () => statusCode, set: () => undefined });
}

/** Refuses a body with 400 at its first bracket too many. What has the request sees a body that ends there. */
export function refuseDeepBodies(request, response) {
  if (!WRITING.includes(request.method) || isFile(request)) return;
  const tooDeep = bracketWatch({ form: /^multipart\/form-data\b/i.test(request.headers["content-type"] ?? "") });
  const { push } = request;
  // As they are now: whoever gets the response next may wrap them, for example to compress.
  const plain = { writeHead: response.writeHead.bind(response), end: response.end.bind(response) };
  let refused = false;
  request.push = function (piece, ...rest) {
    if (refused) return true;
    if (piece === null || !tooDeep(piece)) return push.call(request, piece, ...rest);
    refused = true;
    if (!response.headersSent) {
      refuseMalformed(plain, {
        status: 400,
        text: "内容的层次过深或括号过多，没有处理。 Nested too deeply, or with too many brackets.",
        headers: { Connection: "close" },
      });
      close(response);
    }
    push.call(request, null);
    return true;
  };
}
