import { describe, expect, it } from "vitest";
import { readDocument } from "@/lib/imports/read-document";
import { contents } from "@/lib/testing/word/contents";
import { docxWriters } from "@/lib/testing/word/docx-writers";
import { outcomeOf, wordContext } from "@/lib/testing/word/outcome";
import { wpsWriters } from "@/lib/testing/word/wps-writers";

const writers = Object.entries({ ...docxWriters, ...wpsWriters });

describe.each(writers)("a document written with %s", (_name, write) => {
  it.each(contents)("is taken apart the same: $name", async ({ blocks, expected, facts }) => {
    const bytes = await write(blocks);
    expect(outcomeOf(readDocument({ name: "记录.docx", bytes, context: wordContext }))).toEqual({
      pieces: expected,
      facts,
    });
  });
});
