/**
 * Turns a title into a file name that every system accepts: no separators, no control characters, at most 80
 * characters.
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
  return `${safe.replace(/^\.+|[. ]+$/g, "") || "report"}${ending}`;
}

/** Content-Disposition with the name in UTF-8 (RFC 6266, RFC 5987), and in ASCII for clients that do not know it. */
export function attachmentHeader(name: string, asciiName: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${asciiName}"; filename*=UTF-8''${encoded}`;
}
