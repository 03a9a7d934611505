// An outage that a request met is answered with 503 and Retry-After, whatever
// Next would make of it. The gates say so in the request's note.
import { outagePage } from "./outage-page.mjs";

const RETRY_AFTER_SECONDS = 5; // As lib/outage.ts says it to the routes.

/** Asked for by a browser as a page, and not by a script of one. */
function wantsPage({ method, url, headers }) {
  if (method !== "GET" && method !== "HEAD") return false;
  if (url.startsWith("/api/") || headers.rsc !== undefined) return false;
  return /text\/html|\*\/\*/.test(headers.accept ?? "*/*");
}

/**
 * Watches the answer of one request. Its own body stays (an action's result, a route's refusal), except of a page,
 * which is replaced by one that stands by itself: what Next sends for a broken page is empty until its scripts have
 * run.
 */
export function answerOutages(request, response, note) {
  const { writeHead, write, end, flushHeaders } = response;
  let replaced = false;
  // An action that is another page's Next fetches from itself: that answer's headers arrive here, its status does not.
  const forwarded = () => request.headers["next-action"] !== undefined && response.hasHeader("Retry-After");
  const met = (status) => note.unavailable || (note.outage && status >= 500) || forwarded();

  response.writeHead = function (status, ...rest) {
    if (replaced) return response;
    if (!met(status)) return writeHead.call(response, status, ...rest);
    for (const headers of rest) {
      if (typeof headers === "object")
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    }
    response.setHeader("Retry-After", String(RETRY_AFTER_SECONDS));
    response.setHeader("Cache-Control", "private, no-store");
    // Nobody is signed out, or in, by an outage.
    response.removeHeader("Set-Cookie");
    if (!wantsPage(request)) return writeHead.call(response, 503);
    replaced = true;
    for (const name of ["Content-Encoding", "Transfer-Encoding", "ETag", "Link"]) response.removeHeader(name);
    const page = Buffer.from(outagePage(request.headers.cookie));
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Length", page.length);
    writeHead.call(response, 503);
    end.call(response, request.method === "HEAD" ? undefined : page);
    return response;
  };

  /** Before the first byte, where Next left the headers to be sent with it. */
  const head = () => {
    if (!response.headersSent && met(response.statusCode)) response.writeHead(response.statusCode);
  };
  const done = (values) => {
    const told = values.findLast((value) => typeof value === "function");
    if (told) queueMicrotask(told);
  };
  response.flushHeaders = function () {
    head();
    if (!replaced) flushHeaders.call(response);
  };
  response.write = function (...values) {
    head();
    if (!replaced) return write.apply(response, values);
    done(values);
    return true;
  };
  response.end = function (...values) {
    head();
    if (!replaced) return end.apply(response, values);
    done(values);
    return response;
  };
}
