import { strToU8, zipSync } from "fflate";
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { expect, test } from "vitest";
import { docxParagraphs, mostParagraphs } from "@/lib/findings/passages/docx-paragraphs";

const withMain = (xml: string) => zipSync({ "word/document.xml": strToU8(xml) });
const main = (inner: string) => `<w:document xmlns:w="w"><w:body>${inner}</w:body></w:document>`;

test("the paragraphs of a Word file come in their order, those of tables too", async () => {
  const cell = new TableCell({ children: [new Paragraph("表里的一段")] });
  const document = new Document({
    sections: [{ children: [new Paragraph("第一段，A&B"), new Table({ rows: [new TableRow({ children: [cell] })] })] }],
  });
  expect(docxParagraphs(await Packer.pack(document, "uint8array"))).toEqual(["第一段，A&B", "表里的一段"]);
});

test("deleted text and field codes are not said; a text box stands for itself", () => {
  const xml = main(
    "<w:p><w:r><w:t>留下</w:t><w:delText>删去</w:delText><w:instrText>PAGE</w:instrText></w:r>" +
      "<w:r><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></w:r><w:r><w:t>的话</w:t></w:r></w:p>",
  );
  expect(docxParagraphs(withMain(xml))).toEqual(["框里", "留下的话"]);
});

test("a file that is damaged, hostile or no Word file has no paragraphs, and does no harm", () => {
  const doctype = `<!DOCTYPE a [<!ENTITY x "${"y".repeat(99)}">]>${main("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")}`;
  const deep = main(`${"<w:x>".repeat(5_000)}${"</w:x>".repeat(5_000)}`);
  const bomb = zipSync({ "word/document.xml": new Uint8Array(64 * 1024 * 1024) }, { level: 9 });
  const good = withMain(main("<w:p><w:r><w:t>好</w:t></w:r></w:p>"));
  for (const bytes of [withMain(doctype), withMain(deep), bomb, good.slice(0, 60), strToU8("%PDF"), new Uint8Array()])
    expect(docxParagraphs(bytes)).toBeNull();
  expect(docxParagraphs(zipSync({ "xl/workbook.xml": strToU8("<a/>") }))).toBeNull();
  expect(docxParagraphs(good)).toEqual(["好"]);
});

test("a file of endless paragraphs is read as far as is compared", () => {
  const many = main("<w:p><w:r><w:t>一段</w:t></w:r></w:p>".repeat(5_000));
  expect(docxParagraphs(withMain(many))).toHaveLength(mostParagraphs);
  const long = main(`<w:p>${"<w:r><w:t>很长的话</w:t></w:r>".repeat(5_000)}</w:p>`);
  expect(docxParagraphs(withMain(long))?.[0]?.length).toBeLessThanOrEqual(4_000);
});
