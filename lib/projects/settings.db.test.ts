import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { countAnswers, readOutline, readProject, type OutlineDimension } from "@/lib/projects/data";
import { fingerprintOf } from "@/lib/projects/fingerprint";
import { saveOutline, updateProject } from "@/lib/projects/mutations";
import { outlineSchema, updateProjectSchema, type OutlineInput } from "@/lib/projects/schema";
import { testDatabase } from "@/lib/testing/database";
import {
  addQuestion,
  addSite,
  addVisit,
  createAccount,
  createProject,
  entryContent,
  figureContent,
  visitContent,
} from "@/lib/testing/factories";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const now = new Date("2026-11-24T02:00:00Z");
const transact = <T>(work: (tx: Transaction) => Promise<T>) => prisma.$transaction(work);
const stale = { code: "conflict", key: "projects.errors.stale" };
let scope: ProjectScope;
let questions: string[];

beforeEach(async () => {
  const leadId = await createAccount(prisma);
  const projectId = await createProject(prisma, { leadId, name: "基层治理调研" });
  scope = trustedScope({ projectId, userId: leadId, role: "lead" });
  questions = [];
  for (const [position, text] of ["甲？", "乙？", "丙？"].entries()) {
    questions.push(await addQuestion(prisma, { projectId, dimension: "problem", text, position }));
  }
});

/** The outline as a form would send it, changed by the test. */
async function outlineInput(
  change: (dimensions: OutlineInput["dimensions"]) => void = () => {},
): Promise<OutlineInput> {
  const outline = await readOutline(scope);
  const dimensions = outline.map(({ key, label, guidance, questions: asked }) => ({
    key,
    label,
    guidance,
    questions: asked.map((question) => ({ ...question })),
  }));
  const input: OutlineInput = { projectId: scope.projectId, fingerprint: fingerprintOf(outline), dimensions };
  change(input.dimensions);
  return input;
}
const save = (input: OutlineInput) => transact((tx) => saveOutline(tx, scope, outlineSchema.parse(input), now));
const problemsOf = <T extends { key: string }>(list: T[]): T => {
  const found = list.find(({ key }) => key === "problem");
  if (!found) throw new Error("a project has all four dimensions");
  return found;
};
const textsOf = ({ questions: asked }: Pick<OutlineDimension, "questions">) => asked.map(({ text }) => text);
const stored = async () => problemsOf(await readOutline(scope));

describe("the outline", () => {
  test("keeps the order, the words and the new questions of one save", async () => {
    const input = await outlineInput((dimensions) => {
      const problem = problemsOf(dimensions);
      problem.label = "困难";
      problem.guidance = "问具体。";
      problem.questions.reverse();
      problem.questions.push({ id: null, text: "  丁<b>=1+1？  ", hint: "𠮷" });
    });
    const { outline, fingerprint } = await save(input);
    const problem = await stored();
    expect(problem).toMatchObject({ label: "困难", guidance: "问具体。" });
    expect(textsOf(problem)).toEqual(["丙？", "乙？", "甲？", "丁<b>=1+1？"]);
    expect(outline).toEqual(await readOutline(scope));
    // The answer contains what the next save of the same form starts from.
    await save({ ...input, fingerprint, dimensions: (await outlineInput()).dimensions });
  });

  test("retires a question that is left out, with what was recorded under it, and restores it at the given position", async () => {
    const { projectId } = scope;
    const questionId = questions[0] ?? "";
    const siteId = await addSite(prisma, { projectId });
    const entries = [
      entryContent({ text: "人手不够", dimension: "problem", questionId }),
      entryContent({ text: "没有归口" }),
    ];
    const figures = [figureContent({ indicator: "缺编", value: "3", dimension: "problem", questionId })];
    await addVisit(prisma, {
      projectId,
      content: visitContent({ siteId, recorderId: scope.userId, entries, figures }),
    });

    await save(await outlineInput((dimensions) => problemsOf(dimensions).questions.shift()));
    const problem = await stored();
    expect(textsOf(problem)).toEqual(["乙？", "丙？"]);
    expect(problem.retired).toEqual([{ id: questionId, text: "甲？", hint: "" }]);
    expect(await countAnswers(scope)).toEqual({ [questionId]: 2 });

    await save(
      await outlineInput((dimensions) =>
        problemsOf(dimensions).questions.splice(1, 0, { id: questionId, text: "甲改？", hint: "" }),
      ),
    );
    expect(textsOf(await stored())).toEqual(["乙？", "甲改？", "丙？"]);
    expect((await stored()).retired).toEqual([]);
  });

  test("is not saved over another lead's change", async () => {
    const [mine, theirs] = [
      await outlineInput(),
      await outlineInput((dimensions) => (problemsOf(dimensions).label = "短板")),
    ];
    await save(theirs);
    await expect(save(mine)).rejects.toMatchObject(stale);
    expect((await stored()).label).toBe("短板");
  });

  test("accepts one of two saves at the same moment, completely", async () => {
    const inputs = await Promise.all(
      ["一", "二"].map((word) =>
        outlineInput((dimensions) => dimensions.forEach((dimension) => (dimension.label = word))),
      ),
    );
    const ends = await Promise.allSettled(inputs.map(save));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(new Set((await readOutline(scope)).map(({ label }) => label)).size).toBe(1);
  });

  test("takes no question of another project or dimension", async () => {
    const elsewhere = await createProject(prisma, { leadId: scope.userId });
    const foreign = await addQuestion(prisma, { projectId: elsewhere, dimension: "problem", text: "别处的问题？" });
    for (const id of [foreign, uuidv7()]) {
      await expect(
        save(
          await outlineInput((dimensions) => problemsOf(dimensions).questions.push({ id, text: "改写？", hint: "" })),
        ),
      ).rejects.toMatchObject(stale);
    }
    const moved = await outlineInput((dimensions) => {
      const [question] = problemsOf(dimensions).questions.splice(0, 1);
      dimensions.find(({ key }) => key === "status")?.questions.push(question ?? { id: null, text: "", hint: "" });
    });
    await expect(save(moved)).rejects.toMatchObject(stale);
    expect(await prisma.question.findFirst({ where: { id: foreign } })).toMatchObject({ text: "别处的问题？" });
    expect(textsOf(await stored())).toEqual(["甲？", "乙？", "丙？"]);
  });

  test.each<[string, (input: OutlineInput) => unknown]>([
    ["a dimension left out", (input) => input.dimensions.pop()],
    [
      "a dimension twice",
      (input) => input.dimensions.splice(0, 1, structuredClone(input.dimensions[1] ?? problemsOf(input.dimensions))),
    ],
    [
      "one question twice",
      (input) => problemsOf(input.dimensions).questions.push(...problemsOf(input.dimensions).questions.slice(0, 1)),
    ],
    [
      "a question without words",
      (input) => problemsOf(input.dimensions).questions.push({ id: null, text: " ", hint: "" }),
    ],
    [
      "a question that nobody can see",
      (input) => problemsOf(input.dimensions).questions.push({ id: null, text: "\u200B\u202E", hint: "" }),
    ],
    [
      "thirty-one questions",
      (input) =>
        Array.from({ length: 31 }, () =>
          problemsOf(input.dimensions).questions.push({ id: null, text: "问？", hint: "" }),
        ),
    ],
    ["a megabyte of guidance", (input) => (problemsOf(input.dimensions).guidance = "问".repeat(1_000_000))],
    ["an unknown key", (input) => Object.assign(input, { colour: "red" })],
  ])("is refused with %s", async (_what, spoil) => {
    const input = await outlineInput();
    spoil(input);
    expect(outlineSchema.safeParse(input).success).toBe(false);
  });
});

test("a question of two lines becomes one line", async () => {
  const input = await outlineInput((dimensions) => {
    problemsOf(dimensions).questions.push({ id: null, text: "一\n二", hint: "" });
  });
  const parsed = outlineSchema.parse(input);
  expect(problemsOf(parsed.dimensions).questions.at(-1)?.text).toBe("一 二");
});

describe("the basics", () => {
  const basics = {
    name: "新名",
    background: "",
    coverage: "",
    startsOn: "2026-09-01",
    endsOn: null,
    commonMinSites: 4,
    commonMinPercent: 25,
    widelyMinPercent: 75,
    someMaxPercent: 60,
    fewMaxPercent: 30,
    singleMaxSites: 3,
  };
  const input = async (change: object = {}) =>
    updateProjectSchema.parse({
      ...basics,
      projectId: scope.projectId,
      fingerprint: fingerprintOf(await readProject(scope)),
      ...change,
    });

  test("are saved, and return the fingerprint for the next save", async () => {
    const first = await input();
    const fingerprint = await transact((tx) => updateProject(tx, scope, first));
    expect(await readProject(scope)).toMatchObject(basics);
    await transact((tx) => updateProject(tx, scope, { ...first, fingerprint, name: "再改" }));
    expect((await readProject(scope)).name).toBe("再改");
  });

  test("are not saved over another lead's change", async () => {
    const [mine, theirs] = [await input(), await input({ name: "别人改的" })];
    await transact((tx) => updateProject(tx, scope, theirs));
    await expect(transact((tx) => updateProject(tx, scope, mine))).rejects.toMatchObject(stale);
    expect((await readProject(scope)).name).toBe("别人改的");
  });

  test.each([
    ["no site", { commonMinSites: 0 }, "commonMinSites"],
    ["a share over the whole", { commonMinPercent: 101 }, "commonMinPercent"],
    ["half a site", { commonMinSites: 2.5 }, "commonMinSites"],
    ["an end before the start", { endsOn: "2026-08-31" }, "endsOn"],
    ["a day that does not exist", { startsOn: "2026-02-30" }, "startsOn"],
    ["an empty name", { name: " " }, "name"],
    ["普遍 of no site", { widelyMinPercent: 0 }, "widelyMinPercent"],
    ["普遍 over the whole", { widelyMinPercent: 101 }, "widelyMinPercent"],
    ["普遍 less than 多数", { widelyMinPercent: 50 }, "widelyMinPercent"],
    ["少数 that is half", { fewMaxPercent: 50 }, "fewMaxPercent"],
    ["部分 below 少数", { someMaxPercent: 45, fewMaxPercent: 46 }, "someMaxPercent"],
    ["部分 that leaves a gap below 近半", { someMaxPercent: 39 }, "someMaxPercent"],
    ["个别 of no site", { singleMaxSites: 0 }, "singleMaxSites"],
  ])("are refused at the field: %s", (_what, change, path) => {
    const parsed = updateProjectSchema.safeParse({ ...basics, projectId: scope.projectId, fingerprint: "", ...change });
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
  });
});
