/** The parts of a workbook around its cells. Pure. */

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const sheetMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const attribute = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  return (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
}

/**
 * Three looks: text (format @, so that what is typed into it later is no formula either), head, number. Every cell is
 * wrapped and begins at the top.
 */
const stylesXml =
  `${head}<styleSheet xmlns="${main}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE6EFEE"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  ['numFmtId="49" fontId="0" fillId="0"', 'numFmtId="49" fontId="1" fillId="2"', 'numFmtId="0" fontId="0" fillId="0"']
    .map(
      (look) =>
        `<xf ${look} borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">` +
        '<alignment vertical="top" wrapText="1"/></xf>',
    )
    .join("") +
  "</cellXfs></styleSheet>";

/** Path and XML of every part but the sheets. */
export function bookParts(names: readonly string[]): [string, string][] {
  const each = (of: (number: number, name: string) => string) => names.map((name, at) => of(at + 1, name)).join("");
  return [
    [
      "[Content_Types].xml",
      `${head}<Types xmlns="${packaged}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `<Default Extension="xml" ContentType="application/xml"/>` +
        `<Override PartName="/xl/workbook.xml" ContentType="${sheetMedia}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${sheetMedia}.styles+xml"/>` +
        each(
          (number) =>
            `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${sheetMedia}.worksheet+xml"/>`,
        ) +
        "</Types>",
    ],
    [
      "_rels/.rels",
      `${head}<Relationships xmlns="${packaged}/relationships">` +
        `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>` +
        each((number, name) => `<sheet name="${attribute(name)}" sheetId="${number}" r:id="rId${number}"/>`) +
        "</sheets></workbook>",
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${head}<Relationships xmlns="${packaged}/relationships">` +
        each(
          (number) =>
            `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
        ) +
        `<Relationship Id="rId${names.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", stylesXml],
  ];
}

interface SheetFrame {
  columns: readonly { width: number }[];
  fixed?: number;
  plain?: boolean;
}

/** What stands before the first row: what stays when one scrolls, and the widths. */
export function sheetStart({ columns, fixed = 0, plain }: SheetFrame): string {
  const left = fixed > 0 ? ` xSplit="${fixed}"` : "";
  const pane = fixed > 0 ? "bottomRight" : "bottomLeft";
  const view = plain
    ? '<sheetView workbookViewId="0"/>'
    : `<sheetView workbookViewId="0"><pane${left} ySplit="1" topLeftCell="${columnLetters(fixed)}2" activePane="${pane}" state="frozen"/></sheetView>`;
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    `${head}<worksheet xmlns="${main}"><sheetViews>${view}</sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join("")}</cols><sheetData>`
  );
}

/** What stands after the last row. `rows` counts the head. */
export function sheetEnd({ columns, plain }: SheetFrame, rows: number): string {
  const filter = plain ? "" : `<autoFilter ref="A1:${columnLetters(columns.length - 1)}${Math.max(1, rows)}"/>`;
  return `</sheetData>${filter}<pageSetup paperSize="9" orientation="landscape"/></worksheet>`;
}
