/** The main namespace of WordprocessingML, in the transitional form that every Word and WPS writes. */
export const wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** A part of the package: its root element behind the declaration. */
export function xmlPart(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${root}`;
}

/** For text between tags. It does not remove what XML forbids: that is `legalText`. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
