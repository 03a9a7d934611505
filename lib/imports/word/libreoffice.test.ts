import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readDocument } from "@/lib/imports/read-document";
import { contents } from "@/lib/testing/word/contents";
import { outcomeOf, wordContext } from "@/lib/testing/word/outcome";

/** Written by LibreOffice: scripts/once/word-fixtures.ts. */
const folder = join(import.meta.dirname, "../../testing/word/fixtures");
const files = readdirSync(folder).filter((name) => name.endsWith(".docx"));

describe("a document written by LibreOffice", () => {
  it("is there in four ways of writing for each content", () => {
    expect(files).toHaveLength(4 * contents.length);
  });

  it.each(files)("is taken apart as any other: %s", (name) => {
    const content = contents[Number(/-(\d+)\.docx$/.exec(name)?.[1])];
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    expect(outcomeOf(readDocument({ name, bytes, context: wordContext }))).toEqual({
      pieces: content?.expected,
      facts: content?.facts,
    });
  });
});
