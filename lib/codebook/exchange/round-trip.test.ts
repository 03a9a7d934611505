import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeCodebookBook } from "@/lib/codebook/exchange/book";
import { planImport } from "@/lib/codebook/exchange/plan";
import { readCodebookFile } from "@/lib/codebook/exchange/read-file";
import { writeRefi } from "@/lib/codebook/exchange/refi";
import type { CurrentTheme, WrittenRow } from "@/lib/codebook/exchange/rows";
import { Archive } from "@/lib/office/zip";
import { codebooks, describeCodebook } from "@/lib/testing/codebook-trees";
import { refiFaults } from "@/lib/testing/refi-structure";
import { often } from "@/lib/testing/how-often";

const dimensions = { status: "工作现状", example: "经验典型", problem: "存在问题", suggestion: "思考建议" };
const columns = {
  ...{ dimension: "维度", above: "上级主题", name: "名称", definition: "说明" },
  ...{ example: "例句", archived: "已归档", id: "编号" },
};
const writers = {
  xlsx: (themes: CurrentTheme[]) => writeCodebookBook(themes, { sheet: "主题表", columns, dimensions, yes: "是" }),
  qdc: async (themes: CurrentTheme[]) =>
    new TextEncoder().encode(writeRefi(themes, { origin: "走访", dimensions, archived: "已归档" })),
};

function rowsOf(bytes: Uint8Array): WrittenRow[] {
  const read = readCodebookFile(bytes, "");
  if ("fault" in read) throw new Error(read.fault);
  return read;
}

/** The codebook that is there after the plan. */
function applied(current: readonly CurrentTheme[], rows: WrittenRow[]): CurrentTheme[] {
  const plan = planImport(current, rows);
  expect(plan.refused).toEqual([]);
  const themes = new Map(current.map((theme) => [theme.id, theme]));
  for (const { key, id, parent, dimension, name, definition, example, archived } of plan.writes)
    themes.set(id ?? key, { id: id ?? key, parentId: parent, dimension, name, definition, example, archived });
  return [...themes.values()];
}

describe.each(Object.keys(writers) as (keyof typeof writers)[])(
  "a codebook that goes out as .%s and comes back",
  (format) => {
    it("changes nothing where it came from, and is the same in a project that has none", async () => {
      await fc.assert(
        fc.asyncProperty(codebooks, async (themes) => {
          const bytes = await writers[format](themes);
          if (themes.length === 0) {
            expect(readCodebookFile(bytes, "")).toEqual({ fault: "empty" });
            return;
          }
          const rows = rowsOf(bytes);
          const plan = planImport(themes, rows);
          expect(plan).toMatchObject({ rows: [], refused: [], writes: [], unchanged: themes.length, untouched: 0 });
          expect(describeCodebook(applied([], rows))).toEqual(describeCodebook(themes));
          // Without the hidden ids, as a person writes it.
          const written = rows.map((row) => ({ ...row, id: "" }));
          expect(planImport(themes, written).rows).toEqual([]);
        }),
        { numRuns: often(60) },
      );
    });

    it("brings any codebook to what the file says, whatever it was", async () => {
      await fc.assert(
        fc.asyncProperty(codebooks, codebooks, async (before, after) => {
          if (after.length === 0) return;
          const rows = rowsOf(await writers[format](after));
          const plan = planImport(before, rows);
          // A theme of another dimension cannot follow its id; without those, everything is as written.
          const crossing = before.some(({ id, dimension }) =>
            after.some((one) => one.id === id && one.dimension !== dimension),
          );
          if (crossing || plan.refused.length > 0) return;
          const then = describeCodebook(applied(before, rows));
          expect(then).toEqual(expect.arrayContaining(describeCodebook(after)));
        }),
        { numRuns: often(40) },
      );
    });
  },
);

it("no cell of a workbook is a formula, whatever a name begins with", async () => {
  await fc.assert(
    fc.asyncProperty(codebooks, async (themes) => {
      const bytes = await writers.xlsx(themes);
      expect(Archive.open(bytes).read("xl/worksheets/sheet1.xml")).not.toMatch(/<f[ >]/u);
      const read = readCodebookFile(bytes, "");
      if (!("fault" in read)) expect(read.map(({ name }) => name)).toEqual(themes.map(({ name }) => name));
    }),
    { numRuns: often(20) },
  );
});

it("every .qdc has the structure that the standard's schema asks for", () => {
  fc.assert(
    fc.property(codebooks, (themes) => {
      expect(refiFaults(writeRefi(themes, { origin: "走访", dimensions, archived: "已归档" }))).toEqual([]);
    }),
  );
});
