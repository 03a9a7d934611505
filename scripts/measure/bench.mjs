// `npm run bench`: compares the reading of lists and the search of the national list with the simplest work on the same
// input, both measured in this run. A ratio is the same on a slow machine and on a fast one; milliseconds are for
// information only. It does not judge: the tests beside the code check what limits the work (rows, bytes, characters).
import { deflateRawSync, inflateRawSync } from "node:zlib";
import Papa from "papaparse";
import { readDocument } from "../../lib/imports/read-document.ts";
import { packDocx } from "../../lib/testing/word/wps-writers.ts";
import { findPersonalData } from "../../lib/privacy/personal-data.ts";
import { cities, counties, provinces, searchTownships, townships } from "../../lib/sites/national/national-list.ts";
import { readPastedList } from "../../lib/sites/read-list.ts";
import { readSiteTable } from "../../lib/sites/read-site-table.ts";
import { readSpreadsheet } from "../../lib/sites/read-spreadsheet.ts";
import { rowsXml, sheetXml, workbook } from "../../lib/testing/workbook-fixture.ts";

const rounds = 7;

/** Milliseconds of one run, the median of several. The first run only warms up and is not counted. */
async function measure(work) {
  await work();
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

async function compare(name, work, baseName, base) {
  const [own, plain] = [await measure(work), await measure(base)];
  const line = [
    `${(own / plain).toFixed(2)} ×`.padStart(10),
    `${own.toFixed(1)} ms`.padStart(12),
    `${plain.toFixed(1)} ms`.padStart(12),
  ];
  console.log(`${line.join("")}   ${name} / ${baseName}`);
}

const utf8 = (text) => new TextEncoder().encode(text);
const csvOf = (rows) =>
  `区县,名称,类型\n${Array.from({ length: rows - 1 }, (_, index) => `海陵区,第${index}镇,镇\n`).join("")}`;
const parse = (text) => Papa.parse(text, { delimiter: "," }).data;
const read = (bytes, fileName) => readSpreadsheet({ bytes, fileName });

console.log(
  `${"ratio".padStart(10)}${"this".padStart(12)}${"plain".padStart(12)}   what / against what (median of ${rounds})`,
);

const [full, tooLong] = [csvOf(20_000), csvOf(100_000)];
const [fullBytes, tooLongBytes] = [utf8(full), utf8(tooLong)];
await compare(
  "a .csv of 20,000 rows read into sites",
  async () => readSiteTable((await read(fullBytes, "a.csv")).table),
  "a plain parse of its text",
  () => parse(full),
);
await compare(
  "a .csv of 100,000 rows refused",
  () => read(tooLongBytes, "a.csv"),
  "a plain parse of its text",
  () => parse(tooLong),
);

const rows = Array.from({ length: 20_000 }, (_, index) => ["海陵区", `第${index}镇`, "镇"]);
const sheet = workbook(sheetXml(rowsXml(rows)));
const sheetText = sheetXml(rowsXml(rows));
await compare(
  "an .xlsx of 20,000 rows read into cells",
  () => read(sheet, "a.xlsx"),
  "finding each < of its XML",
  () => sheetText.split("<"),
);

const zeros = "0".repeat(39 * 1024 * 1024);
const bomb = workbook(`<worksheet>${zeros}`);
const packedZeros = deflateRawSync(utf8(zeros));
await compare(
  "a zip bomb refused",
  () => read(bomb, "a.xlsx"),
  "inflating it",
  () => inflateRawSync(packedZeros),
);

const pasted = Array.from({ length: 20_000 }, (_, index) => `${index % 9_999}、第${index}镇`).join("\n");
await compare(
  "20,000 pasted lines read",
  () => readPastedList(pasted),
  "splitting and trimming them",
  () => pasted.split("\n").map((line) => line.trim()),
);

// Twice the text must take about twice the time: four times would mean quadratic growth.
const hostile = {
  "brackets that never close": (size) => "(".repeat(size),
  "brackets in brackets": (size) => "（".repeat(size / 2) + "）".repeat(size / 2),
  tabs: (size) => "\t".repeat(size),
  "one name with a gap in it": (size) => `桥${" ".repeat(size - 2)}镇`,
  "numbers of items": (size) => "1、".repeat(size / 2),
};
for (const [name, text] of Object.entries(hostile)) {
  const [half, whole] = [text(500_000), text(1_000_000)];
  await compare(
    `pasted: ${name}, 1,000,000 characters`,
    () => readPastedList(whole),
    "500,000",
    () => readPastedList(half),
  );
}

const national = provinces().flatMap(({ code }) =>
  cities(code).flatMap((city) => counties(city.code).flatMap((county) => townships(county.code))),
);
for (const query of ["桥头镇", "qtz", "泰州 罡杨"]) {
  const word = query.split(" ").at(-1);
  await compare(
    `the national list searched for ${query}`,
    () => searchTownships(query, { limit: 50 }),
    `a scan of ${national.length} names`,
    () => national.filter(({ name }) => name.includes(word)),
  );
}

const points = Array.from(
  { length: 250 },
  (_, index) =>
    `<w:p><w:r><w:t>${index % 50 === 0 ? "二、存在问题" : `一是第${index}件事${"情".repeat(90)}。二是${"人手不足".repeat(24)}。`}</w:t></w:r></w:p>`,
);
const longXml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${points.join("")}</w:body></w:document>`;
const longDocx = packDocx({ "word/document.xml": longXml });
const context = { today: "2026-11-24", sites: [], members: [], indicators: [], rules: [] };
await compare(
  "a .docx of 50,000 characters taken apart",
  () => readDocument({ name: "a.docx", bytes: longDocx, context }),
  "its markup matched once by a pattern",
  () => [...longXml.matchAll(/<[^>]+>/gu)].length,
);

const numbers = {
  digits: "1",
  "digits apart": "123 ",
  "telephone numbers apart": "138 0000 0000 ",
  "addresses that end nowhere": "a.b@",
};
for (const [name, part] of Object.entries(numbers)) {
  const [half, whole] = [part.repeat(500_000 / part.length), part.repeat(1_000_000 / part.length)];
  await compare(
    `personal data: ${name}, 1,000,000 characters`,
    () => findPersonalData(whole),
    "500,000",
    () => findPersonalData(half),
  );
}
