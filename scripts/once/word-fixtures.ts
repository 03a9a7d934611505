/**
 * Writes the .docx files of lib/testing/word/fixtures by LibreOffice, once, on a machine that has `soffice`:
 *   npx tsx scripts/once/word-fixtures.ts
 * The tests read the files stored there; they need no LibreOffice.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contents, type Block } from "@/lib/testing/word/contents";
import { docxWriters } from "@/lib/testing/word/docx-writers";

const folder = join(process.cwd(), "lib/testing/word/fixtures");
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A flat OpenDocument text with real headings. */
function openDocument(blocks: readonly Block[]): string {
  let items = 0;
  const body = blocks.map(({ kind, text }) => {
    items = kind === "item" ? items + 1 : 0;
    if (kind === "title") return `<text:p text:style-name="Title">${escaped(text)}</text:p>`;
    if (kind === "h1" || kind === "h2")
      return `<text:h text:style-name="Heading_20_${kind[1]}" text:outline-level="${kind[1]}">${escaped(text)}</text:h>`;
    return `<text:p>${kind === "item" ? `${items}、` : ""}${escaped(text)}</text:p>`;
  });
  const uri = (name: string) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`;
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${uri("office")} ${uri("text")} ${uri("style")} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>${body.join("")}</office:text></office:body></office:document>`;
}

async function writeFixtures() {
  const work = mkdtempSync(join(tmpdir(), "word-fixtures-"));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sources: string[] = [];
  for (const [at, { blocks }] of contents.entries()) {
    const add = (name: string, bytes: string | Uint8Array) => {
      const path = join(work, name);
      writeFileSync(path, bytes);
      sources.push(path);
    };
    add(`headings-${at}.fodt`, openDocument(blocks));
    for (const [name, writer] of [
      ["numbered", "heading styles with automatic numbers"],
      ["fonts", "黑体 and 楷体"],
      ["table", "a table of two columns"],
    ] as const) {
      const write = docxWriters[writer];
      if (write) add(`${name}-${at}.docx`, await write(blocks));
    }
  }
  const { status, stderr } = spawnSync(
    "soffice",
    [
      "--headless",
      `-env:UserInstallation=file://${work}/profile`,
      "--convert-to",
      "docx:MS Word 2007 XML",
      "--outdir",
      folder,
      ...sources,
    ],
    { encoding: "utf8", timeout: 240_000 },
  );
  rmSync(work, { recursive: true, force: true });
  if (status !== 0) throw new Error(stderr);
}

void writeFixtures();
