import { expect, test } from "vitest";
import { listRemedies } from "@/lib/reports/data/remedies";
import { exportList, readListQuery } from "@/lib/reports/export-list";
import * as mutations from "@/lib/reports/mutations";
import { previewRemedies } from "@/lib/reports/preview-remedies";
import { saveRemedies } from "@/lib/reports/save-remedies";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(15));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const now = new Date("2026-11-01T08:00:00Z");
const create = () =>
  prisma.$transaction((tx) =>
    mutations.createReport(tx, lead, { title: "关于试验的调研报告", includeUnapproved: true, now }),
  );
const reportId = await create();

/** Downloads the list of problems and reads it back as it is. */
async function returned(of = reportId) {
  const { bytes } = await exportList(lead, of, readListQuery(new URLSearchParams({ list: "problem" })), now);
  const found = await previewRemedies(lead, { reportId, file: new File([new Uint8Array(bytes)], "清单.xlsx") });
  if ("fault" in found) throw new Error(found.fault);
  return found;
}
type Row = Awaited<ReturnType<typeof returned>>["rows"][number];
const save = (rows: Row[]) =>
  prisma.$transaction((tx) =>
    saveRemedies(tx, lead, {
      reportId,
      rows: rows.map(({ before, ...row }) => ({ ...row, base: before?.version ?? 0 })),
      now,
    }),
  );
const ledger = (today: string, onlyOverdue = false) =>
  listRemedies(lead, { reportId, today, onlyOverdue, limit: 100, offset: 0 });

test("A downloaded list is known again, stored, and overdue from the day after its day until it is done", async () => {
  const { rows, problems } = await returned();
  expect(problems).toEqual([]);
  expect(rows.length).toBeGreaterThan(2);
  const due = (row: Row, dueOn: string, state: Row["state"]): Row => ({ ...row, dueOn, state, owner: "组织部" });
  await save(
    rows.map((row, at) =>
      at === 0
        ? due(row, "2026-11-30", "underway")
        : at === 1
          ? due(row, "2026-11-30", "done")
          : due(row, "", "pending"),
    ),
  );
  expect(await ledger("2026-11-30")).toMatchObject({ total: rows.length, overdue: 0 });
  const after = await ledger("2026-12-01");
  expect(after.overdue).toBe(1);
  expect(after.remedies[0]).toMatchObject({ pointId: rows[0]?.pointId, overdue: true, owner: "组织部" });
  expect((await ledger("2026-12-01", true)).remedies.map(({ pointId }) => pointId)).toEqual([rows[0]?.pointId]);
});

test("The next list replaces its own rows only, and not what somebody has stored since it was looked at", async () => {
  const { rows } = await returned();
  expect(rows[0]?.before).toMatchObject({ owner: "组织部", version: 1 });
  const [first] = rows;
  if (!first) throw new Error("no rows");
  await save([{ ...first, owner: "宣传部" }]);
  expect((await ledger("2026-11-01")).remedies.filter(({ owner }) => owner === "宣传部")).toHaveLength(1);
  expect((await ledger("2026-11-01")).total).toBe(rows.length);
  await expect(save([{ ...first, owner: "别人" }])).rejects.toMatchObject({ code: "stale" });
});

test("A removed point's row stays and is known; another report's list is not taken", async () => {
  const { rows } = await returned();
  const [first] = rows;
  await prisma.reportPoint.deleteMany({ where: { projectId, id: first?.pointId ?? "" } });
  expect((await ledger("2026-11-01")).total).toBe(rows.length);
  const other = await returned(await create());
  expect(other.rows).toEqual([]);
  expect(new Set(other.problems.map(({ code }) => code))).toEqual(new Set(["unknown"]));
  const foreign = trustedScope({ projectId: reportId, userId: leadId, role: "lead" });
  await expect(previewRemedies(foreign, { reportId, file: new File([], "x") })).rejects.toMatchObject({
    code: "not_found",
  });
});
