import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readCodebookFile } from "@/lib/codebook/exchange/read-file";
import { exchangeLimits } from "@/lib/codebook/exchange/rows";
import { writeBook } from "@/lib/write-book";

const bytes = (text: string) => new TextEncoder().encode(text);
const faultOf = (content: Uint8Array) => {
  const read = readCodebookFile(content, "problem");
  return "fault" in read ? read.fault : null;
};
const guid = "00000000-0000-4000-8000-000000000000";
const code = (name: string, inner = "") => `<Code guid="${guid}" name="${name}" isCodable="true">${inner}</Code>`;
const book = (codes: string) => `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${codes}</Codes></CodeBook>`;

describe("a file that is no codebook", () => {
  it.each([
    ["nothing", new Uint8Array(), "empty"],
    ["words", bytes("人员不足"), "kind"],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), "kind"],
    ["old Excel", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0]), "oldExcel"],
    ["a damaged archive", bytes("PK\u0003\u0004…"), "broken"],
    ["an archive of something else", zipSync({ "a.txt": bytes("甲") }), "kind"],
    ["too much", new Uint8Array(exchangeLimits.bytes + 1), "tooLarge"],
    ["another XML", bytes("<html><body/></html>"), "notCodebook"],
    ["half an XML", bytes(book(code("甲")).slice(0, -8)), "broken"],
    ["a codebook without codes", bytes(book("")), "empty"],
    ["UTF-16", Uint8Array.from([0xff, 0xfe, 0x3c, 0]), "encoding"],
    ["another encoding", Uint8Array.from([...bytes("<CodeBook>"), 0xc4, 0xe3]), "encoding"],
  ] as const)("%s is refused with its own sentence", (_what, content, fault) => {
    expect(faultOf(content)).toBe(fault);
  });

  it("expands no entity, loads nothing and follows no endless nesting", () => {
    const bomb = `<!DOCTYPE CodeBook [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${book(code("&b;"))}`;
    const outside = `<!DOCTYPE CodeBook [<!ENTITY x SYSTEM "file:///etc/passwd">]>${book(code("&x;"))}`;
    expect([faultOf(bytes(bomb)), faultOf(bytes(outside))]).toEqual(["doctype", "doctype"]);
    expect(faultOf(bytes(`<CodeBook><Codes>${'<Code guid="" name="a">'.repeat(100_000)}`))).toBe("bomb");
    expect(faultOf(bytes(book(code("甲").repeat(exchangeLimits.rows + 1))))).toBe("tooManyRows");
    // An entity that nobody declared is only text.
    expect(readCodebookFile(bytes(book(code("&x;"))), "problem")).toMatchObject([{ name: "&x;" }]);
  });

  it("a workbook without the two columns that it needs is refused", async () => {
    const columns = [{ title: "甲", width: 9 }];
    expect(faultOf(await writeBook([{ name: "表", columns, rows: [["乙"]] }]))).toBe("noHead");
  });
});

describe("a codebook of another program", () => {
  it("has its dimension from the top-level code, or as the person says", () => {
    const text = book(
      code("存在问题", code("人员", `<Description>编制&amp;岗位</Description>${code("编制")}`)) +
        code("Theme", code("Sub")),
    );
    const file = bytes(`\u{FEFF}<?xml version="1.0" encoding="utf-8"?>\r\n${text}`);
    const rows = readCodebookFile(file, "suggestion");
    if ("fault" in rows) throw new Error(rows.fault);
    expect(rows.map(({ dimension, above, name, definition }) => [dimension, above, name, definition])).toEqual([
      ["problem", "", "人员", "编制&岗位"],
      ["problem", "人员", "编制", ""],
      ["suggestion", "", "Theme", ""],
      ["suggestion", "Theme", "Sub", ""],
    ]);
    const unknown = readCodebookFile(file, "");
    expect("fault" in unknown ? [] : unknown.map(({ dimension }) => dimension)).toEqual(["problem", "problem", "", ""]);
  });

  it("reads a set of archived codes, and no description of a set", () => {
    const set = `<Sets><Set guid="${guid}" name="Archived"><Description>一组</Description><MemberCode guid="{${guid.toUpperCase()}}"/></Set></Sets>`;
    const file = bytes(book(code("甲")).replace("</CodeBook>", `${set}</CodeBook>`));
    expect(readCodebookFile(file, "problem")).toMatchObject([{ name: "甲", definition: "", archived: "1" }]);
  });
});
