import { afterEach, describe, expect, test, vi } from "vitest";
import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { createAccount, resetAccountPassword } from "@/lib/accounts/actions";
import { addCue } from "@/lib/attachments/actions";
import { doors } from "@/lib/auth/doors";
import type { SignedInUser } from "@/lib/auth/session";
import { createTheme, importCodebook } from "@/lib/codebook/actions";
import { readCodebook } from "@/lib/codebook/exchange/data";
import { fingerprintOf } from "@/lib/codebook/exchange/fingerprint";
import { planImport } from "@/lib/codebook/exchange/plan";
import { addFollowUp } from "@/lib/followups/actions";
import type { ActionResult } from "@/lib/errors";
import { addImportRule, importVisits } from "@/lib/imports/actions";
import { inviteMember } from "@/lib/members/actions";
import { copyProject, createProject } from "@/lib/projects/actions";
import { addOpinion, createParts, createReport } from "@/lib/reports/actions";
import { addSites } from "@/lib/sites/actions";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { createAccount as accountRow } from "@/lib/testing/factories";
import { testDatabase } from "@/lib/testing/database";
import { openVisitWorld } from "@/lib/testing/visit-world";
import { returnVisit } from "@/lib/visits/actions";

/** Whoever presses; the session itself is not what is tested here. */
let presser: SignedInUser;
vi.mock("@/lib/auth/session", () => ({ signedInUser: async () => presser }));

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const { projectId, people } = desk;
const as = (id: string, systemRole: SignedInUser["systemRole"] = "none"): SignedInUser => ({
  id,
  accountName: "presser",
  displayName: "presser",
  systemRole,
  sessionId: uuidv7(),
});
const lead = as(people.lead);
const admin = as(await accountRow(prisma, { systemRole: "admin" }), "admin");

const submitted = async (): Promise<string> => {
  const { id } = desk.itemOf({ content: null });
  const content = desk.note({ marks: { status: null, example: "none", problem: "none", suggestion: "none" } });
  expect((await desk.send({ id, content, submit: true })).status).toBe("saved");
  return id;
};
const recording = async (): Promise<string> => {
  const id = uuidv7();
  const sha256 = "0".repeat(64);
  await prisma.attachment.create({
    data: {
      projectId,
      id,
      visitId: await submitted(),
      kind: "audio",
      fileName: "a.mp3",
      mediaType: "audio/mpeg",
      byteSize: 1,
      sha256,
      sourceByteSize: 1,
      sourceSha256: sha256,
      storageKey: `files/${projectId}/${id}`,
      durationSeconds: 60,
      createdBy: people.member,
    },
  });
  return id;
};

interface Case {
  by: SignedInUser;
  /** The same request each time it is called. */
  press: (key?: string) => Promise<ActionResult<unknown>>;
  rows: () => Promise<number>;
  /** How many rows one press makes; one if not said. */
  makes?: number;
}

const visitId = await submitted();
const audio = await recording();
const account = await accountRow(prisma);
const reportId = uuidv7();
await prisma.report.create({
  data: { projectId, id: reportId, title: "报告", includeUnapproved: true, createdBy: people.lead },
});
const cue = { id: uuidv7(), atSeconds: 3, label: "", entryId: null };
const content = desk.note();
const basics = { background: "", coverage: "", startsOn: "", endsOn: "" };

const everyPart = { outline: true, themes: true, sites: true, members: true, settings: true, words: true };

const fileRow = {
  ...{ row: 2, id: "", dimension: "存在问题", above: "", name: "从表里来的主题" },
  ...{ definition: "", example: "", archived: "" },
};
/** The fingerprint of what a person was shown, once: both presses send the same. */
const shownOf = (() => {
  let shown: Promise<string> | undefined;
  return () =>
    (shown ??= readCodebook(trustedScope({ projectId, userId: people.lead, role: "lead" })).then((themes) =>
      fingerprintOf(planImport(themes, [fileRow])),
    ));
})();

const cases: Record<string, Case> = {
  "projects.createProject": {
    by: lead,
    press: (key) => createProject({ name: "两次按下的课题", ...basics }, key),
    rows: () => prisma.project.count({ where: { name: "两次按下的课题" } }),
  },
  "projects.copyProject": {
    by: lead,
    press: (key) => copyProject({ projectId, name: "两次按下的下一个课题", ...everyPart }, key),
    rows: () => prisma.project.count({ where: { name: "两次按下的下一个课题" } }),
  },
  "members.inviteMember": {
    by: lead,
    press: (key) => inviteMember({ projectId, role: "member", note: "老王" }, key),
    rows: () => prisma.invitation.count({ where: { projectId } }),
  },
  "sites.addSites": {
    by: lead,
    press: (key) =>
      addSites(
        {
          projectId,
          sites: ["甲镇", "乙镇"].map((name) => ({ name, kind: "town", county: "", code: null })),
        },
        key,
      ),
    rows: () => prisma.site.count({ where: { projectId, name: { in: ["甲镇", "乙镇"] } } }),
    makes: 2,
  },
  "codebook.createTheme": {
    by: lead,
    press: (key) => createTheme({ projectId, dimension: "problem", name: "停车", definition: "", parentId: null }, key),
    rows: () => prisma.theme.count({ where: { projectId } }),
  },
  "codebook.importCodebook": {
    by: lead,
    press: async (key) => importCodebook({ projectId, rows: [fileRow], fingerprint: await shownOf() }, key),
    rows: () => prisma.theme.count({ where: { projectId, name: fileRow.name } }),
  },
  "followups.addFollowUp": {
    by: lead,
    press: (key) =>
      addFollowUp(
        {
          ...{ projectId, siteId: desk.siteId, dimension: "problem", question: "补助发到哪个月？", dueOn: "" },
          ...{ assigneeId: people.member, origin: { kind: "gap", id: null, visitId: null } },
        },
        key,
      ),
    rows: () => prisma.followUp.count({ where: { projectId } }),
  },
  "visits.returnVisit": {
    by: as(people.reviewer),
    press: (key) =>
      returnVisit(
        {
          projectId,
          visitId,
          version: 1,
          state: "submitted",
          comments: [{ entryId: null, body: "请补充数据" }],
          settledIds: [],
        },
        key,
      ),
    rows: () => prisma.reviewComment.count({ where: { projectId, visitId } }),
  },
  "reports.createReport": {
    by: lead,
    press: (key) => createReport({ projectId, title: "报告", includeUnapproved: false }, key),
    rows: () => prisma.report.count({ where: { projectId } }),
  },
  "reports.createParts": {
    by: lead,
    press: (key) => createParts({ projectId, reportId, by: "kind" }, key),
    rows: () => prisma.report.count({ where: { projectId, parentId: reportId } }),
  },
  "reports.addOpinion": {
    by: lead,
    press: (key) =>
      addOpinion(
        { projectId, reportId, opinion: "加强统筹。", source: "市财政局", handling: "pending", reason: "" },
        key,
      ),
    rows: () => prisma.reportOpinion.count({ where: { projectId, reportId } }),
  },
  "imports.addImportRule": {
    by: lead,
    press: (key) => addImportRule({ projectId, word: "卡脖子", dimension: "problem" }, key),
    rows: () => prisma.importRule.count({ where: { projectId } }),
  },
  "imports.importVisits": {
    by: as(people.member),
    press: (key) => importVisits({ projectId, visits: [{ id: importedId, content }] }, key),
    rows: () => prisma.visit.count({ where: { projectId, id: importedId } }),
  },
  "attachments.addCue": {
    by: as(people.member),
    press: (key) => addCue({ projectId, attachmentId: audio, cue }, key),
    rows: () => prisma.attachmentCue.count({ where: { projectId, attachmentId: audio } }),
  },
  "accounts.createAccount": {
    by: admin,
    press: (key) => createAccount({ accountName: "xin.ren", displayName: "新人", systemRole: "none" }, key),
    rows: () => prisma.user.count({ where: { accountName: "xin.ren" } }),
  },
  "accounts.resetAccountPassword": {
    by: admin,
    press: (key) => resetAccountPassword({ accountId: account }, key),
    rows: () => prisma.passwordReset.count({ where: { userId: account } }),
  },
};
const importedId = uuidv7();

afterEach(() => {
  presser = lead;
});

describe("the same press sent twice at once, and once more, writes once and is answered the same", () => {
  test.each(Object.keys(cases))("%s", async (name) => {
    const one = cases[name];
    if (!one) throw new Error("named above");
    presser = one.by;
    const before = await one.rows();
    const key = uuidv4();
    const [first, second] = await Promise.all([one.press(key), one.press(key)]);
    expect(first, JSON.stringify(first)).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(await one.press(key)).toEqual(first);
    expect((await one.rows()) - before).toBe(one.makes ?? 1);
  });

  test("every action that creates is tried here", () => {
    const creating = Object.keys(doors).filter((door) => /\.(create|add|invite|import|return)[A-Z]/.test(door));
    expect(creating.length).toBeGreaterThan(8);
    expect(Object.keys(cases)).toEqual(expect.arrayContaining(creating));
  });
});

describe("what is not the same press", () => {
  const project = (name: string, key?: string) => createProject({ name, ...basics }, key);
  const count = (name: string) => prisma.project.count({ where: { name } });

  test("another key, other content or another person writes again", async () => {
    const key = uuidv4();
    for (const by of [lead, admin]) {
      presser = by;
      for (const name of ["同名一", "同名二"]) expect((await project(name, key)).ok).toBe(true);
    }
    presser = lead;
    expect((await project("同名一", uuidv4())).ok).toBe(true);
    expect([await count("同名一"), await count("同名二")]).toEqual([3, 2]);
  });

  test("a refused press leaves nothing, so the same key is tried anew", async () => {
    const key = uuidv4();
    const theme = { projectId, dimension: "problem" as const, definition: "", parentId: null };
    await createTheme({ ...theme, name: "占用" });
    expect((await createTheme({ ...theme, name: "占用" }, key)).ok).toBe(false);
    await prisma.theme.deleteMany({ where: { projectId, name: "占用" } });
    expect((await createTheme({ ...theme, name: "占用" }, key)).ok).toBe(true);
  });

  test("a malformed key is refused", async () => {
    expect(await project("错误的键", "1")).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(await count("错误的键")).toBe(0);
  });
});

test("a one-time link is not readable in the stored answer, and answers are forgotten after a day", async () => {
  const key = uuidv4();
  const link = await inviteMember({ projectId, role: "viewer", note: "封存" }, key);
  if (!link.ok) throw new Error("refused");
  const { path } = link.data;
  const kept = await prisma.answeredAction.findMany({ where: { actorId: people.lead }, select: { answer: true } });
  expect(kept.length).toBeGreaterThan(0);
  for (const { answer } of kept) {
    expect(answer).not.toBe("");
    expect(answer + Buffer.from(answer, "base64").toString("latin1")).not.toContain(path.slice(-12));
  }
  await prisma.answeredAction.updateMany({
    where: { actorId: people.lead },
    data: { at: new Date(Date.now() - 25 * 3_600_000) },
  });
  await createProject({ name: "次日", ...basics }, uuidv4());
  expect(await prisma.answeredAction.count({ where: { actorId: people.lead } })).toBe(1);
});
