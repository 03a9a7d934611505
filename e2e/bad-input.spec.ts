import type { APIRequestContext } from "@playwright/test";
import { addMember, addSite, addVisit, createProject, entryContent, visitContent } from "@/lib/testing/factories";
import type { ActionResult } from "@/lib/errors";
import { brokeInside } from "./broken-page";
import { builtActions, callAction } from "./doors";
import { expect, newAccount, signIn, test } from "./fixtures";
import { syncProtocol } from "@/lib/visits/sync-limits";

const idOf = (door: string) => builtActions().find((action) => action.door === door)?.id ?? "";

/** Texts that are refused with a sentence at the field. */
const refusedTexts = {
  "only what nobody can see": "\u0000\u200b \u202e",
  "1 MB": "字".repeat(350_000),
  empty: "  ",
};

/** Texts that are stored exactly as they came. */
const keptTexts = {
  "rare Han, CJK Ext B to H": "𠮷野家𪚥𫝀𫠝𬻞𰻝",
  HTML: "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "formula start": '=HYPERLINK("http://x","点我")',
  "full-width formula": "＝cmd|' /C calc'!A0",
  combining: "e\u0301 ﷽ 👨‍👩‍👧",
  SQL: "'; DROP TABLE visits; --",
};

/** Checks that the answer is a refusal that names the problem, not a server error. */
function expectRefusal(answer: { status: number; result: ActionResult<unknown> | null }, name: string): void {
  expect(answer.status, name).toBeLessThan(500);
  if (answer.result === null) return; // Next itself refused the body
  expect(answer.result.ok, name).toBe(false);
  if (!answer.result.ok) expect(answer.result.error.code, name).not.toBe("unexpected");
}

test.describe("actions and routes that take text", () => {
  let request: APIRequestContext;
  let projectId: string;
  let siteId: string;
  let userId: string;

  test.beforeEach(async ({ db, playwright, baseURL, extraHTTPHeaders }) => {
    const lead = await newAccount(db);
    userId = lead.id;
    projectId = await createProject(db, { leadId: lead.id });
    siteId = await addSite(db, { projectId });
    request = await playwright.request.newContext({
      ...(baseURL && { baseURL }),
      ...(extraHTTPHeaders && { extraHTTPHeaders }),
    });
    await signIn(request, lead);
  });
  test.afterEach(() => request.dispose());

  const themeNamed = (name: unknown) => ({ projectId, dimension: "problem", name, definition: "", parentId: null });
  const themes =
    (door = "codebook.createTheme") =>
    (input: unknown) =>
      callAction(request, idOf(door), input);

  test("a text that is empty or too long is refused at its field, and nothing is written", async ({ db }) => {
    for (const [name, text] of Object.entries(refusedTexts)) {
      const answer = await themes()(themeNamed(text));
      expectRefusal(answer, name);
      if (answer.result && !answer.result.ok)
        expect(
          answer.result.error.fields?.map(({ path }) => path),
          name,
        ).toContain("name");
    }
    expect(await db.theme.count({ where: { projectId } })).toBe(0);
  });

  test("any other text is stored as it came, and shown as text", async ({ db, pageOf }) => {
    const entries = Object.values(keptTexts).map((text) => entryContent({ text, dimension: "problem" }));
    const content = visitContent({ siteId, recorderId: userId, entries });
    const visitId = crypto.randomUUID();
    const answer = await request.post("/api/sync/visits", {
      data: { protocol: syncProtocol, items: [{ projectId, id: visitId, baseVersion: 0, submit: false, content }] },
    });
    expect(await answer.json()).toMatchObject({ replies: [{ status: "saved" }] });
    const stored = await db.entry.findMany({
      where: { projectId, visitId },
      select: { text: true },
      orderBy: { position: "asc" },
    });
    expect(stored.map(({ text }) => text)).toEqual(Object.values(keptTexts));

    const viewer = await newAccount(db);
    await addMember(db, { projectId, userId: viewer.id, role: "member" });
    const page = await pageOf(viewer);
    page.on("dialog", (dialog) => {
      throw new Error(`a text ran as script: ${dialog.message()}`);
    });
    await page.goto(`/projects/${projectId}/visits/${visitId}`);
    for (const text of Object.values(keptTexts)) await expect(page.getByText(text, { exact: true })).toBeVisible();
  });

  test("wrong types, unknown keys, operators and polluted prototypes are refused, and nothing is written", async ({
    db,
  }) => {
    const inputs: Record<string, unknown> = {
      null: null,
      "a number": 7,
      "a list": [],
      "no keys": {},
      "a number for a name": themeNamed(7),
      "an operator for a name": themeNamed({ not: "" }),
      "an operator for the project": { ...themeNamed("甲"), projectId: { not: "" } },
      "an unknown key": { ...themeNamed("甲"), id: "019abc00-0000-7000-8000-000000000000" },
      "a role of one's own": { ...themeNamed("甲"), role: "lead" },
      "a prototype": JSON.parse(
        `{"__proto__":{"role":"lead"},"projectId":"${projectId}","dimension":"problem","name":"甲"}`,
      ),
      "an unknown dimension": { ...themeNamed("甲"), dimension: "people" },
      "a deep nest": { ...themeNamed("甲"), parentId: JSON.parse("[".repeat(500) + "]".repeat(500)) },
    };
    for (const [name, input] of Object.entries(inputs)) expectRefusal(await themes()(input), name);
    expect(await db.theme.count({ where: { projectId } })).toBe(0);
  });

  test("days that do not exist and a body that is not JSON get different refusals, and nothing is written", async ({
    db,
  }) => {
    for (const visitedOn of ["2026-02-30", "2026-13-01", "20261120", "", null, "0001-01-01"]) {
      const content = { ...visitContent({ siteId, recorderId: userId }), visitedOn };
      const answer = await request.post("/api/sync/visits", {
        data: {
          protocol: syncProtocol,
          items: [{ projectId, id: crypto.randomUUID(), baseVersion: 0, submit: false, content }],
        },
      });
      const { replies } = await answer.json();
      expect(replies[0], String(visitedOn)).toMatchObject({ status: "invalid", fields: [{ path: "visitedOn" }] });
    }
    for (const body of ["", "{", "nul", "[]", '{"protocol":1}', `{"protocol":1,"items":${"[".repeat(10_000)}`]) {
      const answer = await request.post("/api/sync/visits", {
        headers: { "content-type": "application/json" },
        data: Buffer.from(body),
      });
      expect(answer.status(), body.slice(0, 20)).toBeGreaterThanOrEqual(400);
      expect(answer.status(), body.slice(0, 20)).toBeLessThan(500);
    }
    expect(await db.visit.count({ where: { projectId } })).toBe(0);
  });

  test("a file that is not a list is refused with its own sentence", async ({ db }) => {
    const files: Record<string, Uint8Array | string> = {
      "empty.xlsx": "",
      "broken.xlsx": "PK\u0003\u0004 not a zip",
      "picture.csv": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
      "old.xls": new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const form = new Map<string, string | File>([
        ["projectId", projectId],
        ["file", new File([bytes as BlobPart], name)],
      ]);
      const { status, result } = await callAction<{ problem?: string }>(request, idOf("sites.previewSiteFile"), form);
      expect(status, name).toBeLessThan(500);
      expect(result, name).toMatchObject({ ok: true, data: { problem: expect.stringMatching(/^[a-z_]+$/) } });
    }
    expect(await db.site.count({ where: { projectId } })).toBe(1);
  });

  test("addresses with nonsense in them show a page, never a server error", async ({ db }) => {
    await addVisit(db, {
      projectId,
      content: visitContent({
        siteId,
        recorderId: userId,
        entries: [entryContent({ text: "甲", dimension: "problem" })],
      }),
    });
    const nonsense = ["%00", "%ED%A0%80", "a".repeat(3000), "'--", "[]", "{}", "%F0%A0%AE%B7", "-1", "1e999"];
    for (const page of [
      "visits?state=",
      "visits?page=",
      "findings?kind=",
      "findings?view=",
      "findings/entries?q=",
      "findings/entries?theme=",
      "codebook?q=",
      "indicators?indicator=",
      "sites?kind=",
      "visits?site=",
    ]) {
      for (const value of nonsense) {
        const answer = await request.get(`/projects/${projectId}/${page}${value}`);
        expect(answer.status(), `${page}${value.slice(0, 20)}`).toBeLessThan(500);
        expect(brokeInside(await answer.text()), `${page}${value.slice(0, 20)}`).toBe(false);
      }
    }
  });
});
