import { strToU8 } from "fflate";
import type { BookFault } from "@/lib/imports/excel/types";
import { makeBook, pack, relation, relations, utf16, visitBook } from "@/lib/testing/excel/books";

/** Files that cannot be read as a whole, each with the fault that is reported. */
export type BrokenFile = readonly [sentence: string, name: string, bytes: () => Uint8Array, fault: BookFault];

export const hex = (text: string, more = "") =>
  Uint8Array.from([...(text.match(/../gu) ?? []).map((byte) => Number.parseInt(byte, 16)), ...strToU8(more)]);
export const oldContainer = (name: string, odd = false) =>
  Uint8Array.from([
    ...hex("d0cf11e0a1b11ae1"),
    ...new Uint8Array(odd ? 505 : 504),
    ...utf16(name, "le", true),
    ...new Uint8Array(64),
  ]);
export const csv = (text: string) => strToU8(text);
export const good = () => visitBook({});
export const sheet1 = "xl/worksheets/sheet1.xml";
/** With a sheet of this XML in place of the first. */
export const withSheet = (xml: string) => makeBook({ 走访: xml });
export const text = '<c r="A1" t="inlineStr"><is><t>编号</t></is></c>';
export const laughs = '<!DOCTYPE worksheet [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;">]>';
export const many = (count: number, row: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index)).join("");
export const endRecord = (bytes: Uint8Array) => bytes.length - 22;
export const directory = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(endRecord(bytes) + 16, true);
export const foreignPackage = (main: string) =>
  pack({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relations(relation("rId1", "officeDocument", main)),
    [main]: "<document/>",
  });
