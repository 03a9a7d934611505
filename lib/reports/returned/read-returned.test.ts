import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { readReturned } from "@/lib/reports/returned/read-returned";
import { documentOf, paragraph } from "@/lib/testing/word/parts";

const problem = (name: string, bytes: Uint8Array) => {
  const read = readReturned(name, bytes);
  return "problem" in read ? read.problem : null;
};
const oldOffice = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
const sealed = Uint8Array.from([
  ...oldOffice,
  ...[..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]),
  ...new Uint8Array(16),
]);
const change = '<w:ins w:id="1" w:author="甲"><w:r><w:t>一</w:t></w:r></w:ins>';
const whole = documentOf(paragraph("一句话。"));

it.each<[string, string, string, Uint8Array]>([
  ["an old Word file", "oldWord", "改稿.doc", oldOffice],
  ["one with a password", "encrypted", "改稿.docx", sealed],
  ["an empty one", "noBytes", "改稿.docx", new Uint8Array()],
  ["a cut one", "broken", "改稿.docx", whole.slice(0, 200)],
  ["another archive", "notWord", "改稿.docx", zipSync({ "a.txt": strToU8("a") })],
  ["one without words", "empty", "改稿.docx", documentOf("")],
  ["a plain text", "notWord", "改稿.txt", strToU8("一句话。")],
  ["a PDF", "pdf", "改稿.pdf", strToU8("%PDF-1.7")],
  ["a bomb", "bomb", "改稿.docx", documentOf(`<!--${"0".repeat(45 * 1024 * 1024)}-->`)],
  ["one of too many sentences", "tooLong", "改稿.docx", documentOf(paragraph("甲乙丙。".repeat(12_001)))],
  ["one of too many marks", "bomb", "改稿.docx", documentOf(`<w:p>${change.repeat(5_001)}</w:p>`)],
  ["more text parts than a report has", "bomb", "改稿.docx", documentOf(paragraph("一").repeat(170_000))],
  ["declarations", "doctype", "改稿.docx", documentOf('<!DOCTYPE a [<!ENTITY b "c">]>')],
])("%s is told apart", (_, told, name, bytes) => {
  expect(problem(name, bytes)).toBe(told);
});

it("a Word file is read", () => {
  expect(readReturned("改稿.docx", whole)).toMatchObject({ paper: { paragraphs: [{ text: "一句话。" }] } });
});

it("a report of two hundred points with its index of evidence is read", () => {
  const rows = Array.from({ length: 1_600 }, (_, at) =>
    paragraph(`${"村民反映饮水管网冬季经常冻裂。".repeat(5)}${at}`),
  );
  expect(problem("改稿.docx", documentOf(rows.join("")))).toBeNull();
});
