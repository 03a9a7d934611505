// Whatever writes must come from a page of ours. The session cookie is SameSite=Lax, which other sites of the same
// domain get around; so every writing request of a browser is checked here, before any route or action has it.
import { refuseMalformed } from "./refuse-malformed.mjs";

export const WRITING = ["POST", "PUT", "PATCH", "DELETE"];

function isOurs(origin, { headers }, trustProxy) {
  let asked;
  try {
    asked = new URL(origin);
  } catch {
    return false; // "null": a page without an origin of its own.
  }
  if (asked.origin === originOf(process.env.NEXTAUTH_URL)) return true;
  const forwarded = trustProxy
    ? String(headers["x-forwarded-host"] ?? "")
        .split(",")
        .at(-1)
        ?.trim()
    : "";
  return [headers.host, forwarded].some((host) => host && originOf(`${asked.protocol}//${host}`) === asked.origin);
}

function originOf(address) {
  try {
    return new URL(address).origin;
  } catch {
    return undefined;
  }
}

/**
 * True where a browser says that another site's page sends this. Programs such as curl send no Origin: they have no
 * person's cookies to misuse.
 */
export function isForeign(request, { trustProxy }) {
  const { method, headers } = request;
  if (!WRITING.includes(method)) return false;
  if (headers.origin !== undefined) return !isOurs(headers.origin, request, trustProxy);
  return headers["sec-fetch-site"] === "cross-site";
}

export function refuseForeign(response) {
  refuseMalformed(response, {
    status: 403,
    text: "请求来自别的网站，没有执行。请在本系统的页面上操作。 Sent from another site, so it was not done.",
    headers: { Connection: "close" },
  });
}
