// What no page or route could answer is refused before it reaches one.
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const CALLBACK = /(?:^|;\s*)((?:__Secure-)?next-auth\.callback-url)=([^;]*)/;

/** next-auth keeps an address in a cookie, and breaks where there is none in it. */
function junkCookie({ url, headers }) {
  if (!url.startsWith("/api/auth/")) return null;
  const [, name, value] = CALLBACK.exec(headers.cookie ?? "") ?? [];
  if (!name) return null;
  try {
    const address = decodeURIComponent(value);
    if (address.startsWith("/") || /^https?:$/.test(new URL(address).protocol)) return null;
  } catch {
    // No address.
  }
  return name;
}

/**
 * Why a request cannot be answered at all, or null.
 * @returns {{ status: number, text: string, headers?: Record<string, string> } | null}
 */
export function malformed({ method, url, headers }) {
  if (!METHODS.includes(method)) {
    return { status: 405, text: "不支持这种请求方法。 Method not allowed.", headers: { Allow: METHODS.join(", ") } };
  }
  // "*" and whole addresses are for proxies.
  if (!url.startsWith("/")) return { status: 400, text: "请求的地址无法识别。 The address cannot be read." };
  try {
    decodeURIComponent(url.split("?", 1)[0]);
  } catch {
    return { status: 400, text: "请求的地址无法识别。 The address cannot be read." };
  }
  const junk = junkCookie({ url, headers });
  if (junk) {
    // Taken away, so that the next request gets through.
    const secure = junk.startsWith("__Secure-") ? "; Secure" : "";
    return {
      status: 400,
      text: "Cookie 无法识别，请重试。 A cookie could not be read; try again.",
      headers: { "Set-Cookie": `${junk}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}` },
    };
  }
  return null;
}

export function refuseMalformed(response, { status, text, headers = {} }) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", ...headers });
  response.end(`${text}\n`);
}
