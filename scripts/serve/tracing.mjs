// Spans for OpenTelemetry, by its standard variables: of each request, of each statement, and of each visit that an
// outbox sends. Off unless an endpoint is set, and then nothing of it is loaded. See docs/decisions/092.
import { AsyncLocalStorage } from "node:async_hooks";
import { logLine } from "./log.mjs";

/** How long a server that ends waits for its last spans to be taken. */
const LAST_MS = 3_000;
const SAY_AGAIN_MS = 600_000;

const endpointOf = (env) => env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT;

export function tracingWanted(env) {
  if (!endpointOf(env) || String(env.OTEL_SDK_DISABLED).toLowerCase() === "true") return false;
  return env.OTEL_TRACES_EXPORTER !== "none";
}

function warnOfProtocol(env) {
  const protocol = env.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL || env.OTEL_EXPORTER_OTLP_PROTOCOL;
  if (protocol && protocol !== "http/json")
    logLine("warn", `OTEL_EXPORTER_OTLP_PROTOCOL ${protocol} is not spoken: spans are sent as http/json.`);
}

/** The same exporter; a collector that takes nothing is said, though not at each try. */
function saidWhenLost(exporter) {
  let saidAt = -Infinity;
  const send = exporter.export.bind(exporter);
  exporter.export = (spans, done) =>
    send(spans, (result) => {
      if (result.code !== 0 && performance.now() > saidAt + SAY_AGAIN_MS) {
        saidAt = performance.now();
        logLine(
          "warn",
          JSON.stringify({ event: "tracing", lost: spans.length, reason: String(result.error?.message) }),
        );
      }
      done(result);
    });
  return exporter;
}

/** The span of which a proxy's `traceparent` says that the request is a part. */
function parentIn({ headers }, api) {
  const [, traceId, spanId, flags] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(headers.traceparent ?? "") ?? [];
  if (!traceId) return api.ROOT_CONTEXT;
  const given = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return api.trace.setSpanContext(api.ROOT_CONTEXT, given);
}

/** Of an error the kind and the code only: its message may quote what was written. */
const kindOf = (error) => String(error?.cause?.originalCode ?? error?.code ?? error?.name ?? "error");

/**
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.version
 * @param {boolean} options.trustProxy whether a `traceparent` that arrives is our own proxy's
 * @param {(request: object, note: object) => string} options.doorOf as the metrics name doors and pages
 * @returns {Promise<undefined | { request: Function, stop(): Promise<void> }>} undefined where it is off
 */
export async function openTracing({ env, version, trustProxy, doorOf }) {
  if (!tracingWanted(env)) return undefined;
  warnOfProtocol(env);
  const [api, sdk, { OTLPTraceExporter }, resources] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace-base"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const own = resources.resourceFromAttributes({ "service.name": "zoufang", "service.version": version });
  const provider = new sdk.BasicTracerProvider({
    resource: own.merge(resources.detectResources({ detectors: [resources.envDetector] })),
    spanProcessors: [new sdk.BatchSpanProcessor(saidWhenLost(new OTLPTraceExporter()))],
  });
  const tracer = provider.getTracer("zoufang", version);
  const { SpanKind, SpanStatusCode, trace } = api;
  /** Where we are: the span that the next one is a part of. */
  const here = new AsyncLocalStorage();

  async function span(name, attributes, work, told) {
    const kind = attributes["db.system.name"] ? SpanKind.CLIENT : SpanKind.INTERNAL;
    const parent = here.getStore() ?? api.ROOT_CONTEXT;
    const begun = tracer.startSpan(name, { kind, attributes }, parent);
    try {
      const result = await here.run(trace.setSpan(parent, begun), work);
      if (told) begun.setAttributes(told(result));
      return result;
    } catch (error) {
      begun.setAttribute("error.type", kindOf(error));
      begun.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      begun.end();
    }
  }
  globalThis.zoufangTracing = { span };

  return {
    /** Runs the answer to a request within its span, which ends with the answer. */
    request(request, response, note, work) {
      const parent = trustProxy ? parentIn(request, api) : api.ROOT_CONTEXT;
      const begun = tracer.startSpan(request.method, { kind: SpanKind.SERVER }, parent);
      response.once("close", () => {
        const door = doorOf(request, note);
        begun.updateName(door.startsWith(request.method) ? door : `${request.method} ${door}`);
        begun.setAttributes({
          "http.request.method": request.method,
          "http.route": door,
          "http.response.status_code": response.statusCode,
          "zoufang.request": note.id,
          ...(!response.writableFinished && { "zoufang.aborted": true }),
        });
        if (response.statusCode >= 500) begun.setStatus({ code: SpanStatusCode.ERROR });
        begun.end();
      });
      return here.run(trace.setSpan(parent, begun), work);
    },
    async stop() {
      delete globalThis.zoufangTracing;
      let timer;
      const late = new Promise((done) => (timer = setTimeout(done, LAST_MS)));
      await Promise.race([provider.shutdown().catch(() => {}), late]);
      clearTimeout(timer);
    },
  };
}
