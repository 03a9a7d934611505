import { cleanText } from "@/lib/clean-text";

/** What Windows keeps for devices, with any ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?=\.|$)/i;
/** No file system has longer names. */
const mostBytes = 255;
/** Characters of a received name. */
const mostReceived = 200;
const bytesIn = (text: string) => new TextEncoder().encode(text).length;

/**
 * The name of a file that came from elsewhere, as it is sent back: it leads into no folder, no system keeps it for
 * itself, and it fits everywhere. Its ending stays.
 */
export function safeFileName(name: string): string {
  const plain = name
    .replace(/[\\/:*?"<>|\u0000-\u001F\u007F]/g, "_")
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/^[. ]+|[. ]+$/g, "")
    .replace(device, "_$&");
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? "";
  let room = mostBytes - bytesIn(ending);
  const stem = [...plain.slice(0, plain.length - ending.length)].filter((character) => {
    room -= bytesIn(character);
    return room >= 0;
  });
  return `${stem.join("")}${ending}` || "_";
}

/**
 * Turns a title into a file name that every system accepts: no separators, no control characters, at most 80
 * characters, and none that a system keeps for itself.
 */
export function fileName(title: string, ending: string): string {
  const safe = [
    ...title
      .replace(/[\\/:*?"<>|\u0000-\u001F\u007F]+/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  ]
    .slice(0, 80)
    .join("");
  return safeFileName(`${safe.replace(/^[. ]+|[. ]+$/g, "") || "report"}${ending}`);
}

/** Content-Disposition with the name in UTF-8 (RFC 6266, RFC 5987), and in ASCII for clients that do not know it. */
export function attachmentHeader(name: string, asciiName: string): string {
  return disposition("attachment", name, asciiName);
}

/** `inline` is shown in the page. Without `asciiName` the name's own characters stand in for it. */
export function disposition(kind: "inline" | "attachment", name: string, asciiName?: string): string {
  const safe = safeFileName(name);
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${asciiName ?? safe.replace(/[^\w. -]/g, "_")}"; filename*=UTF-8''${encoded}`;
}

/** The name of a file that a person sends in, as it is kept: the last 200 characters, of which the ending is one. */
export function receivedFileName(name: string, otherwise: string): string {
  return [...cleanText(name, false).trim()].slice(-mostReceived).join("") || otherwise;
}
