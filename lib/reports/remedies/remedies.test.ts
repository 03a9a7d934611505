import { expect, test } from "vitest";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { writeBook } from "@/lib/write-book";
import { documentLabels } from "@/lib/reports/document-words";
import { pointList } from "@/lib/reports/lists/point-list";
import { writeListBook } from "@/lib/reports/lists/write-list";
import { readDueDay } from "@/lib/reports/remedies/read-day";
import { readListFile } from "@/lib/reports/remedies/read-file";
import { readRemedies } from "@/lib/reports/remedies/read-list";
import { sampleReport } from "@/lib/testing/report-sample";

const words = { ...zhCN.handouts.lists, states: zhCN.vocabulary.remedyState };
// Ids as the system has them.
const ids = new Map<string, string>();
const model = {
  ...sampleReport,
  sections: sampleReport.sections.map((section) => ({
    ...section,
    points: section.points.map((point) => {
      const id = `00000000-0000-4000-8000-${String(ids.size).padStart(12, "0")}`;
      ids.set(id, point.id);
      return { ...point, id };
    }),
  })),
};
const list = pointList({
  ...{ model, dimension: "problem", themes: new Map(), words, labels: documentLabels, note: "数据说明" },
});
const isKnown = (id: string) => ids.has(id);

/** The list as a unit sends it back. */
async function sentBack(fill: (row: (string | number)[], at: number) => (string | number)[]) {
  const rows = list.main.rows.map((row, at) => fill([...row], at));
  const book = readListFile(await writeListBook({ ...list, main: { ...list.main, rows } }, words));
  if ("fault" in book) throw new Error(book.fault);
  return readRemedies(book, words, isKnown);
}
const withCell = (row: (string | number)[], cells: Record<number, string>) =>
  row.map((value, at) => cells[at] ?? value);

test("A list comes back as it was filled in, row by row by its hidden id", async () => {
  const back = await sentBack((row, at) =>
    at === 0 ? withCell(row, { 4: "组织部", 5: "配齐\n专职", 6: "王某", 7: "2026年12月31日前", 8: "整改中" }) : row,
  );
  if ("problem" in back) throw new Error(back.problem);
  expect(back.problems).toEqual([]);
  expect(back.rows.map(({ pointId }) => pointId)).toEqual(list.main.rows.map((row) => row[9]));
  expect(back.rows[0]).toMatchObject({
    ...{ row: 2, owner: "组织部", measure: "配齐\n专职", person: "王某", dueOn: "2026-12-31", state: "underway" },
  });
  expect(back.rows[1]).toMatchObject({ owner: "", dueOn: "", state: "pending" });
});

test("Rows and columns may be moved, and rows left out", async () => {
  const rows = list.main.rows.slice(1, 3).toReversed();
  const order = [9, 8, 1, 0];
  const book = readListFile(
    await writeBook([
      {
        name: "清单",
        columns: order.flatMap((at) => list.main.columns[at] ?? []),
        rows: rows.map((row) => order.map((at) => row[at] ?? "")),
      },
    ]),
  );
  const back = "fault" in book ? book : readRemedies(book, words, isKnown);
  expect(back).toMatchObject({ problems: [], rows: rows.map((row) => ({ pointId: row[9], content: row[1] })) });
});

test("What is not understood is named by its row, and the other rows are taken", async () => {
  const back = await sentBack((row, at) => {
    if (at === 0) return withCell(row, { 8: "快了" });
    if (at === 1) return withCell(row, { 7: "年底" });
    if (at === 2) return withCell(row, { 9: "00000000-0000-4000-8000-999999999999" });
    return at === 3
      ? withCell(row, { 9: String(list.main.rows[4]?.[9]) })
      : at === 5
        ? withCell(row, { 4: "长".repeat(300) })
        : row;
  });
  if ("problem" in back) throw new Error(back.problem);
  expect(back.problems.map(({ row, code }) => [row, code])).toEqual([
    [2, "state"],
    [3, "due"],
    [4, "unknown"],
    [6, "twice"],
    [7, "long"],
  ]);
  expect(back.rows).toHaveLength(list.main.rows.length - 5);
});

test("A file that is no list is refused with its reason, never with an error", async () => {
  const other = await writeBook([{ name: "表", columns: [{ title: "名称", width: 9 }], rows: [["桥头镇"]] }]);
  const book = readListFile(other);
  expect("fault" in book ? book : readRemedies(book, words, isKnown)).toEqual({ problem: "noIds" });
  expect(readListFile(new Uint8Array())).toEqual({ fault: "empty" });
  expect(readListFile(new TextEncoder().encode("序号,内容"))).toEqual({ fault: "notExcel" });
  expect(readListFile(other.slice(0, 200))).toEqual({ fault: "broken" });
  const empty = readListFile(await writeListBook({ ...list, main: { ...list.main, rows: [] } }, words));
  expect("fault" in empty ? empty : readRemedies(empty, words, isKnown)).toEqual({ problem: "noRows" });
});

test("Days are read as people and Excel write them, and 2月30日 is none", () => {
  for (const text of [
    "2026-12-31",
    "2026/12/31",
    "2026.12.31",
    "2026年12月31日",
    "2026年12月31日前",
    "二〇二六年十二月三十一日",
  ])
    expect(readDueDay(text)).toBe("2026-12-31");
  expect(readDueDay("2026-1-5")).toBe("2026-01-05");
  for (const text of ["年底", "2026-02-30", "12月31日", "2026", "46022", "0012-12-31"])
    expect(readDueDay(text)).toBeNull();
});
