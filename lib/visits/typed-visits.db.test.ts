import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { addQuestion, addSite, entryContent, figureContent } from "@/lib/testing/factories";
import { typedVisits } from "@/lib/testing/typed-visits";
import { openVisitWorld } from "@/lib/testing/visit-world";
import { checkTyped } from "@/lib/visits/check-draft";
import { readVisitDetail } from "@/lib/visits/data/visit-detail";
import { often } from "@/lib/testing/how-often";

const { prisma } = await testDatabase();
const { projectId, people, send, note, scopeOf } = await openVisitWorld(prisma);
const siteId = await addSite(prisma, { projectId });
const questionId = await addQuestion(prisma, { projectId, dimension: "problem", text: "最难的是什么？" });

describe("a draft as it was typed", () => {
  test("whatever the form holds reaches the server, and every entry of it has a row", async () => {
    const typed = typedVisits({ siteIds: [siteId], memberIds: [people.member], questionIds: [null, questionId] });
    await fc.assert(
      fc.asyncProperty(typed, async (visit) => {
        const checked = checkTyped(visit, "draft");
        if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
        const id = uuidv7();
        const fresh = <Row extends object>(rows: readonly Row[]) => rows.map((row) => ({ ...row, id: uuidv7() }));
        const { entries, figures } = checked.content;
        const content = { ...checked.content, entries: fresh(entries), figures: fresh(figures) };
        expect(await send({ id, content })).toMatchObject({ status: "saved", state: "draft" });
        const rows = await prisma.entry.findMany({ where: { projectId, visitId: id }, select: { text: true } });
        expect(rows.map(({ text }) => text).sort()).toEqual(entries.map(({ text }) => text).sort());
      }),
      { numRuns: often(25) },
    );
  });

  test("a figure that is not understood waits in the draft, is shown there, and is asked for at handing in", async () => {
    const id = uuidv7();
    const whole = figureContent({ indicator: "志愿者", value: "约200余", unit: "人" });
    const half = figureContent({ indicator: "网格员", value: "三五十", asOf: "前阵子" });
    const content = note({ entries: [entryContent({ text: "一" })], figures: [whole, half] });
    expect(await send({ id, content })).toMatchObject({ status: "saved" });
    const rows = await prisma.figure.findMany({ where: { projectId, visitId: id } });
    expect(rows.map(({ value, said }) => [value.toFixed(), said])).toEqual([["200", "约200余"]]);
    const detail = await readVisitDetail(scopeOf("member"), id);
    const status = detail?.dimensions.find(({ key }) => key === "status");
    expect(status?.figures.map(({ value, unit }) => value + unit)).toEqual(["约200余人"]);
    expect(status?.waiting.map(({ text }) => text)).toEqual(["网格员 · 三五十个 · 前阵子"]);
    expect(await send({ id, content, baseVersion: 1, submit: true })).toMatchObject({
      status: "invalid",
      fields: [
        { path: "figures.1.value", key: "errors.field.number" },
        { path: "figures.1.asOf", key: "errors.field.asOf" },
      ],
    });
    const mended = { ...content, figures: [whole, { ...half, value: "40", asOf: "2026-10" }] };
    expect(await send({ id, content: mended, baseVersion: 1, submit: true })).toMatchObject({ status: "saved" });
    expect(await prisma.figure.count({ where: { projectId, visitId: id } })).toBe(2);
  });

  test("a figure that becomes unclear again is no row any more, and a head-count in words is asked for", async () => {
    const id = uuidv7();
    const figure = figureContent({ indicator: "议事会", value: "14" });
    const content = note({ entries: [entryContent({ text: "一" })], figures: [figure] });
    await send({ id, content });
    const unclear = {
      ...content,
      audiences: [{ category: "村干部", headCount: "十来个" }],
      figures: [{ ...figure, value: "几十" }],
      startedAt: "11:00",
      endedAt: "09:00",
    };
    expect(await send({ id, content: unclear, baseVersion: 1 })).toMatchObject({ status: "saved", version: 2 });
    expect(await prisma.figure.count({ where: { projectId, visitId: id } })).toBe(0);
    const answer = await send({ id, content: unclear, baseVersion: 2, submit: true });
    expect(answer).toMatchObject({ status: "invalid" });
    expect(answer.status === "invalid" && answer.fields.map(({ path }) => path)).toEqual([
      "audiences.0.headCount",
      "figures.0.value",
    ]);
  });
});
