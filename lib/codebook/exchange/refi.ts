import {
  exchangeLimits,
  readDimension,
  writePath,
  type CurrentTheme,
  type WrittenRow,
} from "@/lib/codebook/exchange/rows";
import type { FileFault } from "@/lib/codebook/exchange/file-faults";
import { clipCell } from "@/lib/office/cell-text";
import { OfficeProblem } from "@/lib/office/problem";
import { localName, walkXml } from "@/lib/office/xml";
import { legalText } from "@/lib/word/text";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

/**
 * A codebook as a .qdc file of the REFI-QDA standard 1.0 (CodeBook, Codes, Code, Sets; namespace below), and back. Each
 * dimension is a top-level code that is given to nothing; its themes are below it. The standard has no place for an
 * example: it is the last paragraph of the description. Archived themes are members of a set. Pure.
 */
const namespace = "urn:QDA-XML:codebook:1.0";

export interface RefiWords {
  origin: string;
  dimensions: Record<DimensionKey, string>;
  archived: string;
}

/** Dimensions have no id of their own: the same everywhere. */
const dimensionGuids: Record<DimensionKey, string> = {
  status: "6f1d7c0a-4f0e-4c53-9d51-0d7a3f6b0001",
  example: "6f1d7c0a-4f0e-4c53-9d51-0d7a3f6b0002",
  problem: "6f1d7c0a-4f0e-4c53-9d51-0d7a3f6b0003",
  suggestion: "6f1d7c0a-4f0e-4c53-9d51-0d7a3f6b0004",
};
const archivedGuid = "6f1d7c0a-4f0e-4c53-9d51-0d7a3f6b0005";
const archivedWords = ["已归档", "archived"];

const exampleMark = "例句：";
const lastParagraph = /(?:^|\n\n)例句：([^\n]*)$/u;

/** One that ends like an example gets an empty one, so that it is read as it was. */
function describe(definition: string, example: string): string {
  if (example === "" && !lastParagraph.test(definition)) return definition;
  return `${definition === "" ? "" : `${definition}\n\n`}${exampleMark}${example}`;
}

function undescribe(description: string): { definition: string; example: string } {
  const found = lastParagraph.exec(description);
  if (!found) return { definition: description, example: "" };
  return { definition: description.slice(0, found.index), example: found[1] ?? "" };
}

const escaped = (text: string) => legalText(text).replace(/[&<>"]/gu, (character) => `&#${character.charCodeAt(0)};`);

/** @param themes in the order of the tree */
export function writeRefi(themes: readonly CurrentTheme[], words: RefiWords): string {
  const code = (guid: string, name: string, codable: boolean, description: string, below: string, indent: string) => {
    const inner = (description === "" ? "" : `\n${indent}  <Description>${escaped(description)}</Description>`) + below;
    const open = `\n${indent}<Code guid="${guid}" name="${escaped(name)}" isCodable="${codable}"`;
    return inner === "" ? `${open}/>` : `${open}>${inner}\n${indent}</Code>`;
  };
  const branch = (dimension: DimensionKey, parentId: string | null, indent: string): string =>
    themes
      .filter((theme) => theme.dimension === dimension && theme.parentId === parentId)
      .map(({ id, name, definition, example }) =>
        code(id, name, true, describe(definition, example), branch(dimension, id, `${indent}  `), indent),
      )
      .join("");
  const codes = dimensionKeys.map((key) =>
    code(dimensionGuids[key], words.dimensions[key], false, "", branch(key, null, "      "), "    "),
  );
  const members = themes.filter(({ archived }) => archived).map(({ id }) => `\n      <MemberCode guid="${id}"/>`);
  const sets =
    members.length === 0
      ? ""
      : `\n  <Sets>\n    <Set guid="${archivedGuid}" name="${escaped(words.archived)}">${members.join("")}\n    </Set>\n  </Sets>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="${namespace}" origin="${escaped(words.origin)}">
  <Codes>${codes.join("")}
  </Codes>${sets}
</CodeBook>
`;
}

interface ReadCode {
  guid: string;
  name: string;
  description: string;
  parent: ReadCode | null;
}

const guidOf = (text: string | undefined) =>
  (text ?? "")
    .trim()
    .replace(/^\{|\}$/gu, "")
    .toLowerCase();

/** Every code of the file, each before those below it, and the codes of the set of archived ones. */
function readCodes(xml: string): { codes: ReadCode[]; archived: Set<string> } | null {
  const codes: ReadCode[] = [];
  const open: ReadCode[] = [];
  const archived = new Set<string>();
  const path: string[] = [];
  let root = false;
  let inArchived = false;
  walkXml(xml, {
    open(tag, attributes) {
      const name = localName(tag);
      if (path.length === 0) root = name === "CodeBook";
      path.push(name);
      if (name === "Code") {
        const of = attributes();
        const read = {
          guid: guidOf(of.get("guid")),
          name: of.get("name") ?? "",
          description: "",
          parent: open.at(-1) ?? null,
        };
        codes.push(read);
        open.push(read);
        if (codes.length > exchangeLimits.rows) throw new OfficeProblem("tooManyRows");
      } else if (name === "Set") {
        inArchived = archivedWords.includes((attributes().get("name") ?? "").trim().toLowerCase());
      } else if (name === "MemberCode" && inArchived) archived.add(guidOf(attributes().get("guid")));
    },
    close(tag) {
      path.pop();
      if (localName(tag) === "Code") open.pop();
    },
    text(text) {
      const code = open.at(-1);
      // A set has a description too.
      if (code && path.at(-1) === "Description") code.description += text;
    },
  });
  return root ? { codes, archived } : null;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new OfficeProblem("encoding");
  }
}

/** One character past the limit is left, so that it is refused there with its field. */
const clipped = (text: string) => clipCell(text, exchangeLimits.cellCharacters);

/**
 * The codes of a .qdc file as rows, numbered in their order. A top-level code that is called like a dimension is that
 * dimension; all others belong to `dimension`, or to none that is known ("").
 */
export function readRefi(bytes: Uint8Array, dimension: DimensionKey | ""): WrittenRow[] | { fault: FileFault } {
  const read = readCodes(decode(bytes).replace(/\r\n?/gu, "\n"));
  if (!read) return { fault: "notCodebook" };
  const dimensionOf = (code: ReadCode): DimensionKey | null => (code.parent === null ? readDimension(code.name) : null);
  const rows = read.codes.flatMap((code, place): WrittenRow[] => {
    if (dimensionOf(code)) return [];
    const above: string[] = [];
    let known: DimensionKey | "" = dimension;
    for (let at = code.parent; at !== null; at = at.parent) {
      const own = dimensionOf(at);
      if (own) known = own;
      else above.unshift(at.name);
    }
    const { definition, example } = undescribe(code.description);
    return [
      {
        ...{ row: place + 1, id: code.guid.slice(0, 100), dimension: known, above: clipped(writePath(above)) },
        ...{ name: clipped(code.name), definition: clipped(definition), example: clipped(example) },
        archived: read.archived.has(code.guid) ? "1" : "",
      },
    ];
  });
  return rows.length === 0 ? { fault: "empty" } : rows;
}
