import {
  addMember,
  addQuestion,
  addSite,
  addVisit,
  createProject,
  entryContent,
  visitContent,
} from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { takeRenders, watchRenders } from "./form-renders";

/** What a key and Enter render again in a long form, whatever that takes on a machine. */

const perQuestion = 20;

test("a key and its autosave render no row, and Enter none but the new one", async ({ db, pageOf }) => {
  const [lead, member] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  const siteId = await addSite(db, { projectId, name: "桥头镇" });
  const questions = [
    await addQuestion(db, { projectId, dimension: "status", text: "第一问", position: 0 }),
    await addQuestion(db, { projectId, dimension: "status", text: "第二问", position: 1 }),
  ];
  const entries = questions.flatMap((questionId) =>
    Array.from({ length: perQuestion }, (_, place) => entryContent({ questionId, text: `第${place + 1}点` })),
  );
  const content = visitContent({ siteId, recorderId: member.id, entries });
  const visitId = await addVisit(db, { projectId, state: "draft", content });
  const page = await pageOf(member);
  await watchRenders(page);
  await page.goto(`/projects/${projectId}/visits/${visitId}/edit`);
  const boxes = page.locator('textarea[name^="entries."]');
  await expect(boxes).toHaveCount(2 * perQuestion);
  const state = page.locator("[data-save-state]");
  const at = perQuestion - 3;
  await expect(boxes.nth(at)).toBeEnabled();
  await boxes.nth(at).focus();
  await page.keyboard.press("End");
  // The first save loads the schema and begins the draft.
  await page.keyboard.type("甲");
  await expect(state).toHaveAttribute("data-save-state", "synced");
  expect((await takeRenders(page)).rows.length).toBeGreaterThanOrEqual(2 * perQuestion);

  await page.keyboard.type("乙");
  await expect(state).not.toHaveAttribute("data-save-state", "synced");
  await expect(state).toHaveAttribute("data-save-state", "synced");
  expect(await takeRenders(page)).toEqual({ rows: [], bodies: 0 });

  await page.keyboard.press("Enter");
  await expect(boxes).toHaveCount(2 * perQuestion + 1);
  await expect(boxes.nth(at + 1)).toBeFocused();
  await expect(boxes.nth(perQuestion)).toHaveAccessibleName(new RegExp(`${perQuestion + 1}`));
  const { rows, bodies } = await takeRenders(page);
  const known = new Set(entries.map(({ id }) => id));
  expect(rows.filter((id) => known.has(id))).toEqual([]);
  expect(bodies).toBe(0);
});
