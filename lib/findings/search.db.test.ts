import { beforeAll, expect, it } from "vitest";
import type { ProjectScope } from "@/lib/auth/scope";
import { entryList } from "@/lib/findings/queries/entry-list";
import { testDatabase } from "@/lib/testing/database";
import { addSite, addVisit, createAccount, createProject, entryContent, visitContent } from "@/lib/testing/factories";
import { randomText, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const random = seeded(7);
const fold = (text: string) => text.normalize("NFKC").toLowerCase();

const spoken = [
  "我一个人管七条线，上午是民政，下午换成安监。",
  "12345工单转了三次，Ｗi-Fi信号也差。",
  "𠀀坊社区与𪚥里社区合并",
  "满意率89.7%（未核）",
  "<script>alert('一')</script>",
  '=HYPERLINK("x")',
  "ｶﾞｲﾄﾞ与ガイド",
  "\uF900有此理，热线１２３４５打不通",
];
const texts = [...spoken, ...Array.from({ length: 150 }, () => randomText(random, 14))];
let scope: ProjectScope;

beforeAll(async () => {
  const leadId = await createAccount(prisma);
  for (let copy = 0; copy < 2; copy += 1) {
    const projectId = await createProject(prisma, { leadId, name: "同名课题" });
    const siteId = await addSite(prisma, { projectId });
    const entries = texts.filter((text) => text.trim() === text).map((text) => entryContent({ text }));
    await addVisit(prisma, { projectId, content: visitContent({ siteId, recorderId: leadId, entries }) });
    scope = trustedScope({ projectId, userId: leadId, role: "lead" });
  }
});

async function found(q: string): Promise<string[]> {
  const { total, entries } = await entryList(scope, { q }, { pageSize: 500 });
  expect(entries.length).toBe(total);
  return entries.map((entry) => entry.text).sort();
}

const expected = (q: string) => texts.filter((text) => fold(text).includes(fold(q))).sort();

it.each([
  "线",
  "豈",
  "豈有",
  "七条线",
  "条七",
  "12345",
  "wi-fi",
  "WI-FI",
  "１２３４５",
  "𠀀",
  "𠀀坊",
  "𪚥里社",
  "%",
  "89.7%",
  "'",
  "<script>",
  "=HYPERLINK(",
  "ガイド",
  "ｶﾞ",
  "人管七条线，上",
  "没有这句话",
])("finds exactly the entries that hold %s", async (q) => {
  expect(await found(q)).toEqual(expected(q));
});

it("equals a plain substring search over random Chinese and mixed text", async () => {
  let hits = 0;
  for (let times = 0; times < 150; times += 1) {
    const q = randomText(random, 3);
    const answer = await found(q);
    expect(answer, q).toEqual(expected(q));
    hits += answer.length;
  }
  expect(hits).toBeGreaterThan(300);
});

it("finds only adjacent pairs, not scattered ones", async () => {
  expect(await found("管七线")).toEqual([]);
});
