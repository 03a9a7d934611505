import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { readXlsx } from "@/lib/office/xlsx";
import { Archive } from "@/lib/office/zip";
import { documentLabels } from "@/lib/reports/document-words";
import { figureList, type FigureListInput } from "@/lib/reports/lists/figure-list";
import { mostListRows, type OfficeList } from "@/lib/reports/lists/office-list";
import { pointList, type PointListInput } from "@/lib/reports/lists/point-list";
import { writeListBook, writeListWord } from "@/lib/reports/lists/write-list";
import { part, xmlFault } from "@/lib/testing/docx-reader";
import { sampleReport } from "@/lib/testing/report-sample";

const words = {
  ...zhCN.handouts.lists,
  states: zhCN.vocabulary.remedyState,
  checks: zhCN.vocabulary.verification,
};
const input: PointListInput = {
  model: sampleReport,
  dimension: "problem",
  themes: new Map(sampleReport.sections.flatMap(({ points }) => points.map(({ id }) => [id, "主题"] as const))),
  words,
  labels: documentLabels,
  note: "数据说明：按镇街园区计。",
};
const limits = { fileBytes: 1e9, sheets: 9, rows: 1e6, columns: 99, cells: 1e7, characters: 1e8, cellCharacters: 1e6 };
const readBack = (file: Uint8Array) => readXlsx(Archive.open(file), { ...limits });
const textsOf = (file: Uint8Array, sheet = 0) =>
  readBack(file).sheets[sheet]?.rows.map((row) => row.map((cell) => cell?.text ?? "")) ?? [];

test("问题清单 has the columns of the office, a row for each problem with all its sites and evidence, and room to fill in", async () => {
  const rows = textsOf(await writeListBook(pointList(input), words));
  expect(rows[0]).toEqual(
    "序号 内容 反映单位 佐证条目 责任单位 解决措施 责任人 完成时限 状态 编号（请勿改动）".split(" "),
  );
  const problems = sampleReport.sections[1]?.points ?? [];
  expect(rows.slice(1).map((row) => row[9])).toEqual(problems.map(({ id }) => id));
  expect(rows[1]?.[1]).toContain("专职力量薄弱。");
  expect(rows[1]?.[2]).toBe("5个：青石镇、云溪乡、临港产业园、白塔镇、沙河镇");
  expect(rows[1]?.[3]).toContain("青石镇（2026.9.3）：镇里分管的同志一人身兼五岗");
  expect(rows[1]?.slice(4, 9)).toEqual(["", "", "", "", "待办理"]);
  const other = pointList({ ...input, dimension: "suggestion" }).main.rows.map((row) => row[9]);
  expect(other.filter((id) => problems.some((point) => point.id === id))).toEqual([]);
});

test("The workbook's head stays, columns have widths and filters, 状态 is a list, the id is hidden, and parts are in order", async () => {
  const file = await writeListBook(pointList(input), words);
  const xml = part(file, "xl/worksheets/sheet1.xml");
  expect(xml).toMatch(/<pane ySplit="1"[^>]*state="frozen"\/>/);
  expect(xml).toMatch(/<col min="2" max="2" width="44"/);
  expect(xml).toMatch(/<col min="10" hidden="1" max="10"/);
  expect(xml.match(/hidden="1"/g)).toHaveLength(1);
  const count = pointList(input).main.rows.length;
  expect(xml).toMatch(
    new RegExp(
      `</sheetData><autoFilter ref="A1:J${count + 1}"/><dataValidations count="1"><dataValidation type="list" [^>]*` +
        `sqref="I2:I${count + 201}"><formula1>"待办理,整改中,已完成,已销号"</formula1>`,
    ),
  );
  expect(part(file, "xl/worksheets/sheet3.xml")).not.toMatch(/autoFilter|<pane/);
  for (const [path, bytes] of Object.entries(unzipSync(file)))
    expect({ path, fault: xmlFault(strFromU8(bytes)) }).toEqual({ path, fault: null });
});

const hostile = [
  ...["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "\u0000=1\u000b2", "<a>&\"'"],
  ...["\ud800x", "𠮷野", "长".repeat(40_000), "]]>", "{default-bullet-numbering-0}", "  =1"],
];

test("No text becomes a formula or breaks the file, in the workbook and in Word, and it comes back as it was", async () => {
  const model = {
    ...sampleReport,
    sections: sampleReport.sections.map((section) => ({
      ...section,
      points: section.points.map((point, at) => ({
        ...point,
        lead: "",
        text: hostile[at % hostile.length] ?? "",
        evidence: point.evidence.map((one, index) => ({
          ...one,
          text: hostile[index] ?? "",
          siteName: hostile[at] ?? "",
        })),
      })),
    })),
  };
  const list = pointList({ ...input, model });
  const more: OfficeList = {
    ...list,
    main: { ...list.main, rows: hostile.map((text) => [1, text, text, "", "", "", "", "", text, "id"]) },
  };
  for (const one of [list, more]) {
    const file = await writeListBook(one, words);
    for (const [path, bytes] of Object.entries(unzipSync(file))) {
      const xml = strFromU8(bytes);
      expect({ path, fault: xmlFault(xml) }).toEqual({ path, fault: null });
      expect(xml).not.toMatch(/<f[ >]/);
    }
    const word = await writeListWord(one, words);
    expect(xmlFault(part(word, "word/document.xml"))).toBeNull();
  }
  const back = textsOf(await writeListBook(more, words)).slice(1);
  expect(back.map((row) => row[1]).slice(0, 5)).toEqual(hostile.slice(0, 5));
  expect(back[10]?.[1]?.length).toBe(32_767);
});

test("The Word table repeats its head; the id is not in it", async () => {
  const xml = part(await writeListWord(pointList(input), words), "word/document.xml");
  expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  // Head and cells in the small type of wide tables.
  expect(new Set([...xml.matchAll(/<w:tc>.*?<w:pStyle w:val="(\w+)"/gsu)].map(([, style]) => style))).toEqual(
    new Set(["ListHead", "ListCell"]),
  );
  expect(xml).not.toContain("编号（请勿改动）");
  expect(xml).toContain("数据说明：按镇街园区计。");
});

test("The Word table breaks no row, but one that is taller than a third of the page", async () => {
  const list = pointList(input);
  const rows = list.main.rows.map((row) => row.map((value) => String(value).slice(0, 5)));
  const [head, ...short] = rows;
  const wholeRows = async (some: typeof rows) => {
    const xml = part(await writeListWord({ ...list, main: { ...list.main, rows: some } }, words), "word/document.xml");
    return (xml.match(/<w:tr>.*?<\/w:tr>/gsu) ?? []).map((row) => row.includes("<w:cantSplit/>"));
  };
  expect(await wholeRows(rows)).toEqual([true, ...rows.map(() => true)]);
  const tall = [head?.with(1, "长".repeat(900)) ?? [], ...short];
  expect(await wholeRows(tall)).toEqual([true, false, ...short.map(() => true)]);
});

const figures: FigureListInput = {
  totals: [
    {
      ...{ name: "网格员", unit: "名", definition: "在岗", sites: 12, total: "1200", inexact: true, mixedAsOf: true },
      ...{ earliestAsOf: "2025", latestAsOf: "2026-09" },
    },
    {
      ...{ name: "满意率", unit: "%", definition: "", sites: 2, total: null, inexact: false, mixedAsOf: false },
      ...{ earliestAsOf: "2026-09", latestAsOf: "2026-09" },
    },
  ],
  figures: Array.from({ length: mostListRows + 1 }, (_, at) => ({
    ...{ indicator: "网格员", unit: "名", site: `第${at}镇`, value: at === 0 ? "约200" : "12.5", asOf: "2026-09" },
    ...{ definition: "在岗", source: "镇里提供", verification: "verified" as const, visitedOn: "2026-09-07" },
  })),
  ...{ visited: 14, edition: "internal", mask: (text) => text, words, note: "数据说明" },
};

test("数据台账 lists each figure with 截至, 口径 and source, its totals with what speaks against them, and says where it ends", () => {
  const list = figureList(figures);
  expect(list.main.rows).toHaveLength(mostListRows);
  expect(list.main.rows[0]).toEqual([
    1,
    "网格员",
    "名",
    "第0镇",
    "约200",
    "2026-09",
    "在岗",
    "镇里提供",
    "已核实",
    "2026-09-07",
  ]);
  expect(list.main.rows[1]?.[4]).toBe(12.5);
  expect(list.notes.join()).toContain("只列前20000行");
  expect(list.more[0]?.rows).toEqual([
    [1, "网格员", "名", "约1200", 12, "2025至2026-09", "在岗", "截至时点不一、缺2个镇街园区"],
    [2, "满意率", "%", "不加总", 2, "2026-09", "", "缺12个镇街园区"],
  ]);
});

test("Outward, 数据台账 has no place's own figure and no total of fewer than three", () => {
  const list = figureList({ ...figures, edition: "outward" });
  expect(JSON.stringify(list)).not.toMatch(/第\d+镇/);
  expect(list.main.rows.map((row) => row[3])).toEqual(["约1200", "不足3个，不列"]);
});

test("A list of as many rows as there may be is written within seconds and 300 MB", async () => {
  const before = process.memoryUsage().rss;
  const { length } = await writeListBook(figureList(figures), words);
  expect(length).toBeGreaterThan(100_000);
  expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(300);
}, 30_000);
