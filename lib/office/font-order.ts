import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** The order of a font's parts in the schema (CT_Font). */
const order = "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split(" ");
const place = (element: string) => order.indexOf(/^<(\w+)/.exec(element)?.[1] ?? "");

/**
 * A written .xlsx whose fonts have their parts in the schema's order. The library that writes workbooks has them in
 * another one, which a strict reader refuses. `textsOf` changes the part with the texts of the cells. Pure.
 */
export function withFontsInOrder(
  workbook: Uint8Array,
  textsOf: (xml: string) => string = (xml) => xml,
): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(workbook);
  const styles = parts["xl/styles.xml"];
  if (!styles) return new Uint8Array(workbook);
  const sorted = strFromU8(styles).replace(/<font>(.*?)<\/font>/gs, (_, font: string) => {
    const elements = font.match(/<[^>]+\/>/g) ?? [];
    return `<font>${elements.sort((a, b) => place(a) - place(b)).join("")}</font>`;
  });
  const texts = parts["xl/sharedStrings.xml"];
  return new Uint8Array(
    zipSync({
      ...parts,
      "xl/styles.xml": strToU8(sorted),
      ...(texts && { "xl/sharedStrings.xml": strToU8(textsOf(strFromU8(texts))) }),
    }),
  );
}
