import { ImportProblem } from "@/lib/imports/problem";

/** Element names with the prefix that this document gave to WordprocessingML turned into `w:`. */
export function wordNames(xml: string): (name: string) => string {
  const uri =
    "http://(?:schemas\\.openxmlformats\\.org/wordprocessingml/2006/main|purl\\.oclc\\.org/ooxml/wordprocessingml/main)";
  const match = new RegExp(`xmlns(?::([\\w.-]+))?\\s*=\\s*["']${uri}["']`, "u").exec(xml.slice(0, 100_000));
  if (!match) throw new ImportProblem("notWord");
  const prefix = match[1] === undefined ? "" : `${match[1]}:`;
  if (prefix === "w:") return (name) => name;
  if (prefix === "") return (name) => (name.includes(":") ? name : `w:${name}`);
  return (name) => (name.startsWith(prefix) ? `w:${name.slice(prefix.length)}` : name);
}

/** The value of w:val, under whatever prefix. */
export function valueOf(attributes: ReadonlyMap<string, string>, name = "val"): string | undefined {
  const direct = attributes.get(`w:${name}`) ?? attributes.get(name);
  if (direct !== undefined) return direct;
  for (const [key, value] of attributes) if (key.endsWith(`:${name}`)) return value;
  return undefined;
}
