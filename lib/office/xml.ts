import { xmlDepth } from "@/lib/office/limits";
import { OfficeProblem } from "@/lib/office/problem";

/**
 * Reads an XML text once, from left to right. It knows elements, attributes, text and the five entities. A DOCTYPE is
 * refused, so there is nothing to expand and nothing to load.
 */
export interface XmlVisitor {
  /** `attributes` are parsed only on demand. */
  open(name: string, attributes: () => ReadonlyMap<string, string>): void;
  close(name: string): void;
  text?(text: string): void;
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{1,8});?/giu, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name] ?? whole;
    const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

const attributePattern = /([^\s=/<>"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gu;

function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of tag.matchAll(attributePattern)) found.set(match[1] ?? "", decoded(match[2] ?? match[3] ?? ""));
  return found;
}

export function walkXml(xml: string, visitor: XmlVisitor): void {
  const names: string[] = [];
  let at = 0;
  const until = (mark: string, from: number): number => {
    const found = xml.indexOf(mark, from);
    if (found < 0) throw new OfficeProblem("broken");
    return found;
  };
  while (at < xml.length) {
    const tag = xml.indexOf("<", at);
    if (tag !== at) {
      const words = xml.slice(at, tag < 0 ? xml.length : tag);
      if (names.length > 0) visitor.text?.(decoded(words));
      if (tag < 0) break;
    }
    if (xml.startsWith("<!--", tag)) at = until("-->", tag + 4) + 3;
    else if (xml.startsWith("<![CDATA[", tag)) {
      const end = until("]]>", tag + 9);
      visitor.text?.(xml.slice(tag + 9, end));
      at = end + 3;
    } else if (xml.startsWith("<!", tag)) throw new OfficeProblem("doctype");
    else if (xml.startsWith("<?", tag)) at = until("?>", tag + 2) + 2;
    else {
      const end = endOfTag(xml, tag);
      at = end + 1;
      if (xml[tag + 1] === "/") {
        const name = xml.slice(tag + 2, end).trim();
        if (names.pop() !== name) throw new OfficeProblem("broken");
        visitor.close(name);
        continue;
      }
      const closed = xml[end - 1] === "/";
      const inner = xml.slice(tag + 1, closed ? end - 1 : end);
      const space = inner.search(/\s/u);
      const name = space < 0 ? inner : inner.slice(0, space);
      if (name === "") throw new OfficeProblem("broken");
      visitor.open(name, () => attributesOf(space < 0 ? "" : inner.slice(space)));
      if (closed) visitor.close(name);
      else if (names.push(name) > xmlDepth) throw new OfficeProblem("bomb");
    }
  }
  if (names.length > 0) throw new OfficeProblem("broken");
}

/** The > of a tag: the first one that is not inside a quoted value. */
function endOfTag(xml: string, tag: number): number {
  let end = xml.indexOf(">", tag);
  const quotes = (text: string) => /^(?:[^"']|"[^"]*"|'[^']*')*$/u.test(text);
  // A > in a value is rare. Then the next one is tried, a few times.
  for (let tries = 0; end >= 0 && tries < 20; tries += 1) {
    const inside = xml.slice(tag, Math.min(end, tag + 20_000));
    if (!inside.includes('"') && !inside.includes("'")) return end;
    if (quotes(inside)) return end;
    end = xml.indexOf(">", end + 1);
  }
  throw new OfficeProblem("broken");
}

/** A name without its prefix. */
export const localName = (name: string) => name.slice(name.indexOf(":") + 1);
