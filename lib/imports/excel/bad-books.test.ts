import { describe, expect, it } from "vitest";
import { readBook } from "@/lib/imports/excel/read-book";
import { readBytes, told } from "@/lib/testing/book-world";
import { badCells } from "@/lib/testing/excel/bad-cells";
import { brokenFiles } from "@/lib/testing/excel/broken-files";
import { oddBooks } from "@/lib/testing/excel/odd-books";

/** A hundred faulty or unusual workbooks. Each is refused with the reason, or read exactly. */

describe("a broken file", () => {
  it.each(brokenFiles)("%s is refused as a whole", (_, name, bytes, fault) => {
    expect(readBook({ name, bytes: bytes() })).toEqual({ fault });
  });
});

describe("a bad cell", () => {
  it.each(
    badCells.map(([sentence, bytes, problems, name = "走访.xlsx"]) => [sentence, bytes, problems, name] as const),
  )("%s is refused at its cell", (_, bytes, problems, name) => {
    const result = readBytes(bytes(), { name });
    expect(told(result)).toEqual(problems);
  });
});

describe("an unusual workbook", () => {
  it.each(oddBooks.map((book) => [book.sentence, book] as const))(
    "%s is read exactly",
    (_, { name, bytes, visits, unread, passedOver = [] }) => {
      const result = readBytes(bytes(), name === undefined ? {} : { name });
      expect(told(result)).toEqual([]);
      expect(result.visits.map(({ content }) => content)).toMatchObject(visits);
      result.previews.forEach((preview, place) => expect(preview === null).toBe(passedOver.includes(place)));
      if (unread) expect(result.previews[0]?.unread.map(({ header }) => header)).toEqual(unread);
    },
  );
});

describe("the list of bad workbooks", () => {
  it("contains each sentence once", () => {
    const sentences = [
      ...brokenFiles.map(([sentence]) => sentence),
      ...badCells.map(([sentence]) => sentence),
      ...oddBooks.map(({ sentence }) => sentence),
    ];
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});
