/// <reference lib="webworker" />
import { NetworkOnly, Serwist, type PrecacheEntry } from "serwist";
import { offlineRoute } from "@/lib/offline/offline-route";
import { sendInBackground } from "@/lib/offline/background-send";
import { outboxTag } from "@/lib/offline/shared-names";

/**
 * The service worker: the pages of the project without a network. It stores the static shell (app/offline) and its
 * scripts, and nothing else: no answer of an API and no page of the workspace is ever in a cache. Bundled by
 * scripts/start/worker.mjs.
 */
declare const self: ServiceWorkerGlobalScope;
/** Inserted by the bundler: the shell and the scripts it can load, each with its revision. */
declare const ZOUFANG_SHELL: PrecacheEntry[];

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

const shell = "/offline";
/** A network that sends nothing of a page for this long counts as no network. */
const patienceSeconds = 20;

/** Whether the shell has this page itself; of all others it could only say that they need the server. */
function inShell(address: URL): boolean {
  const route = offlineRoute(address);
  return route.at !== "elsewhere" && !(route.at === "project" && route.instead);
}

/** A server that cannot work now is like none: where the shell has the page, the person goes on writing in it. */
const outageIsSilence = {
  fetchDidSucceed: async ({ request, response }: { request: Request; response: Response }) => {
    if (response.status === 503 && inShell(new URL(request.url))) throw new Error("the server is unavailable");
    return response;
  },
};

const serwist = new Serwist({
  precacheEntries: ZOUFANG_SHELL,
  precacheOptions: { cleanupOutdatedCaches: true },
  skipWaiting: true,
  clientsClaim: true,
  disableDevLogs: true,
  runtimeCaching: [
    {
      matcher: ({ request, sameOrigin, url }) =>
        sameOrigin && request.mode === "navigate" && !url.pathname.startsWith("/api/"),
      handler: new NetworkOnly({ networkTimeoutSeconds: patienceSeconds, plugins: [outageIsSilence] }),
    },
  ],
  fallbacks: { entries: [{ url: shell, matcher: ({ request }) => request.mode === "navigate" }] },
});
serwist.addEventListeners();

async function wake(): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window" });
  // An open page sends automatically, and shows it.
  if (pages.length > 0) for (const page of pages) page.postMessage(outboxTag);
  else await sendInBackground();
}

self.addEventListener("sync", (event) => {
  const { tag } = event as SyncEvent; // TypeScript's library does not know Background Sync
  if (tag === outboxTag) (event as SyncEvent).waitUntil(wake());
});
