import { expect, test } from "vitest";
import { noteEditor, presentForMs } from "@/lib/reports/presence";
import { createReport } from "@/lib/reports/mutations";
import { testDatabase } from "@/lib/testing/database";
import { addMember, createAccount } from "@/lib/testing/factories";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(8));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const otherId = await createAccount(prisma, { displayName: "王芳" });
await addMember(prisma, { projectId, userId: otherId, role: "lead" });
const other = trustedScope({ projectId, userId: otherId, role: "lead" });
const reportId = await prisma.$transaction((tx) =>
  createReport(tx, lead, { title: "关于试验的调研报告", includeUnapproved: true, now: new Date() }),
);
const begin = Date.UTC(2026, 10, 29, 8);
const pages = ["1", "2", "3"].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
const say = (scope: typeof lead, page: number, after: number) =>
  prisma.$transaction((tx) =>
    noteEditor(tx, scope, {
      reportId,
      query: new URLSearchParams({ editor: pages[page] ?? "" }),
      now: new Date(begin + after),
    }),
  );

test("another person who has the report open is named once, oneself is not, and a dead page is forgotten after 30 s", async () => {
  expect(await say(lead, 0, 0)).toEqual([]);
  await say(other, 1, 1_000);
  await say(other, 2, 2_000);
  expect(await say(lead, 0, 3_000)).toEqual(["王芳"]);
  expect(await say(lead, 0, 2_000 + presentForMs)).toEqual(["王芳"]);
  expect(await say(lead, 0, 2_001 + presentForMs)).toEqual([]);
  expect(await prisma.reportEditor.count({ where: { projectId, reportId } })).toBe(1);
});

test("an id that is none is refused, and a report that is gone is not found", async () => {
  const at = (report: string, editor: string) =>
    prisma.$transaction((tx) =>
      noteEditor(tx, lead, { reportId: report, query: new URLSearchParams({ editor }), now: new Date(begin) }),
    );
  await expect(at(reportId, "x")).rejects.toMatchObject({ code: "invalid" });
  await expect(at(pages[0] ?? "", pages[0] ?? "")).rejects.toMatchObject({ code: "not_found" });
});
