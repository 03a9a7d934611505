// What the server does around each request, before and after Next has it.
import { randomUUID } from "node:crypto";
import { answerOutages } from "./answer-outage.mjs";
import { refuseDeepBodies } from "./deep-bodies.mjs";
import { isDraining } from "./draining.mjs";
import { isForeign, refuseForeign } from "./foreign-origin.mjs";
import { logLine, requests } from "./log.mjs";
import { malformed, refuseMalformed } from "./refuse-malformed.mjs";
import { refuseUnreadActions } from "./unread-actions.mjs";

const ONE_YEAR_SECONDS = 31_536_000;

/** An id that our own proxy has given goes on; a client's word is not taken. */
function idOf(headers, trustProxy) {
  const given = String(headers["x-request-id"] ?? "");
  return trustProxy && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

/** Said once, when it is first seen: the settings do not fit what arrives. */
function warnings(trustProxy) {
  const said = new Set();
  const once = (message) => {
    if (said.has(message)) return;
    said.add(message);
    logLine("warn", message);
  };
  return ({ headers }) => {
    if (headers["x-forwarded-for"] !== undefined && !trustProxy) {
      once(
        "X-Forwarded-For is ignored: all who come through this proxy count as one address. Behind a proxy set TRUST_PROXY=1.",
      );
    }
    if (trustProxy && headers["x-forwarded-proto"] === "https" && !isSecure()) {
      once(
        "Requests arrive by https and NEXTAUTH_URL does not say so: session cookies go without Secure. Set NEXTAUTH_URL.",
      );
    }
  };
}

function isSecure() {
  return (process.env.NEXTAUTH_URL ?? "").startsWith("https://");
}

/**
 * What is sent of an answer in one turn of the loop goes to the network in one piece: Next sends head, body and end
 * apart, and each would be a call of its own into the system.
 */
function inOnePiece(response) {
  const { flushHeaders, write, end } = response;
  let corked = false;
  const corking = (send) =>
    function (...values) {
      if (!corked && response.socket) {
        corked = true;
        const { socket } = response;
        socket.cork();
        setImmediate(() => {
          corked = false;
          socket.uncork();
        });
      }
      return send.apply(response, values);
    };
  Object.assign(response, { flushHeaders: corking(flushHeaders), write: corking(write), end: corking(end) });
}

/** Each that failed; with LOG_REQUESTS=1 all. Neither the person nor the address is named. */
function logAnswer(request, { statusCode: status }, note, ms) {
  if (status < 500 && process.env.LOG_REQUESTS !== "1") return;
  const [path] = request.url.split("?", 1);
  const fields = { event: "answered", method: request.method, path, ...(note.door && { door: note.door }), status, ms };
  requests.run(note, () => logLine(status < 500 ? "info" : "error", JSON.stringify(fields)));
}

/**
 * @param {object} options
 * @param {(request: object, response: object) => Promise<void>} options.handle Next's own handler
 * @param {boolean} options.trustProxy
 * @param {(request: object) => string} options.addressOf where a request comes from
 * @param {{ note: Function }} [options.metrics] told of each request when it is over
 * @param {{ request: Function }} [options.tracing] within whose span each is answered
 */
export function answerWith({ handle, trustProxy, addressOf, metrics, tracing }) {
  const warn = warnings(trustProxy);
  return (request, response) => {
    const note = { id: idOf(request.headers, trustProxy), outage: false, unavailable: false, replies: [], received: 0 };
    const answer = () => {
      const began = Date.now();
      request.headers["x-zoufang-address"] = addressOf(request);
      response.setHeader("X-Request-Id", note.id);
      // The next request of this connection should reach another server.
      if (isDraining()) response.setHeader("Connection", "close");
      if (isSecure()) response.setHeader("Strict-Transport-Security", `max-age=${ONE_YEAR_SECONDS}`);
      warn(request);
      response.once("finish", () => logAnswer(request, response, note, Date.now() - began));
      if (metrics) response.once("close", () => metrics.note(request, response, note, Date.now() - began));
      const problem = malformed(request);
      if (problem) return refuseMalformed(response, problem);
      if (isForeign(request, { trustProxy })) return refuseForeign(response);
      inOnePiece(response);
      refuseUnreadActions(request, response, note);
      answerOutages(request, response, note);
      refuseDeepBodies(request, response);
      return handle(request, response);
    };
    requests.run(note, () => (tracing ? tracing.request(request, response, note, answer) : answer()));
  };
}
