import type { Page } from "@playwright/test";
import { ensureDraftReport } from "./draft-report";
import { builtPages } from "./doors";
import { demoAccount, expect, test } from "./fixtures";
import { addresses } from "./page-addresses";
import { atADesk, axeViolations, openRows } from "./ui";

const rooms = ["outside a project", "visits", "codebook", "findings", "reports", "sites and settings"] as const;
type Room = (typeof rooms)[number];

/** By the first word after the project. */
const roomOfWord: Record<string, Room> = {
  "": "visits",
  visits: "visits",
  outbox: "visits",
  codebook: "codebook",
  indicators: "codebook",
  search: "codebook",
  findings: "findings",
  "follow-ups": "findings",
  reports: "reports",
  sites: "sites and settings",
  members: "sites and settings",
  settings: "sites and settings",
};

/** The tested address of a page of the build. Undefined if the list above has none. */
function roomOf(page: string): Room | undefined {
  const project = "/projects/[projectId]";
  if (!page.startsWith(project)) return "outside a project";
  return roomOfWord[page.slice(project.length).split("/")[1] ?? ""];
}

test.beforeEach(async ({ playwright, baseURL, extraHTTPHeaders, db }) => {
  const context = await playwright.request.newContext({
    ...(baseURL && { baseURL }),
    ...(extraHTTPHeaders && { extraHTTPHeaders }),
  });
  await ensureDraftReport(db, context);
  await context.dispose();
});

/**
 * What the browser reports while a page is open: script errors, refusals of the content security policy, failed loads.
 */
async function complaints(page: Page): Promise<string[]> {
  const heard: string[] = [];
  // Also of what a script only tried: nothing is said of that in the console.
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      console.error(`refused by the policy: ${violatedDirective} ${blockedURI}`),
    ),
  );
  page.on("pageerror", (error) => heard.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") heard.push(message.text());
  });
  return heard;
}

async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) faults.push(`${overflow} px wider than the screen`);
  return [...faults, ...(await axeViolations(page))];
}

/** Opened on a phone in the dark, with its first rows unfolded, then looked at as at a desk in daylight. */
async function examine(page: Page, path: string, heard: string[]): Promise<string[]> {
  heard.length = 0;
  const answer = await page.goto(path);
  if (path.includes("/findings")) await openRows(page, 4);
  const faults = await faultsOf(page);
  if (answer?.status() !== 200) faults.push(`status ${answer?.status()}`);
  if (!(await page.title())) faults.push("no title");
  const atDesk = await atADesk(page, () => faultsOf(page));
  return [...faults, ...atDesk.map((fault) => `at a desk: ${fault}`), ...heard].map((fault) => `${path}: ${fault}`);
}

test("every page of the build has an address that is tested", async ({ db }) => {
  expect(builtPages()).toEqual(Object.keys(await addresses(db)).sort());
  expect(builtPages().filter((page) => roomOf(page) === undefined)).toEqual([]);
});

for (const room of rooms) {
  test(`every page of ${room}, on a phone in the dark and at a desk in daylight: one heading, nothing wider than the screen, no axe violation, no complaint`, async ({
    db,
    pageOf,
  }) => {
    test.setTimeout(300_000);
    const pages = Object.entries(await addresses(db)).filter(([page]) => roomOf(page) === room);
    expect(pages).not.toEqual([]);
    const look = { width: 360, dark: true, worker: true, ahead: true };
    const lead = await pageOf(demoAccount("lead"), look);
    const heard = await complaints(lead);
    const faults: string[] = [];
    for (const { path, admin } of pages.flatMap(([, found]) => found)) {
      if (!admin) {
        faults.push(...(await examine(lead, path, heard)));
        continue;
      }
      const page = await pageOf(demoAccount("admin"), look);
      faults.push(...(await examine(page, path, await complaints(page))));
    }
    expect(faults).toEqual([]);
  });
}

test("an open menu hides nothing that Tab can reach, and axe finds no violation in either width", async ({
  db,
  pageOf,
}) => {
  const project = await db.project.findFirstOrThrow({
    where: { memberships: { some: { user: { accountName: demoAccount("lead").accountName } } } },
    orderBy: { createdAt: "asc" },
  });
  for (const look of [{ width: 1440 }, { width: 360, dark: true }]) {
    const page = await pageOf(demoAccount("lead"), look);
    await page.goto(`/projects/${project.id}/codebook`);
    for (const name of ["账号", "切换课题"]) {
      await page
        .getByRole("button", { name: new RegExp(name) })
        .filter({ visible: true })
        .click();
      await expect(page.getByRole("menu")).toBeVisible();
      await expect(page.getByRole("menuitem").first()).toBeVisible();
      expect(await axeViolations(page), name).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("menu")).toHaveCount(0);
    }
  }
});

test("signed out, every page leads to signing in and keeps the way back; a public page opens", async ({
  db,
  request,
}) => {
  for (const { path, open, leadsOn } of Object.values(await addresses(db)).flat()) {
    const answer = await request.get(path, { maxRedirects: 0 });
    if (open) expect(answer.status(), path).toBe(200);
    else if (!leadsOn) {
      expect([302, 303, 307], path).toContain(answer.status());
      expect(answer.headers()["location"], path).toContain(
        `/sign-in?from=${encodeURIComponent(new URL(path, "http://x").pathname)}`,
      );
    }
  }
});

test("a viewer sees no broken page: pages that a viewer may not open say so", async ({ db, pageOf }) => {
  test.setTimeout(300_000);
  const page = await pageOf(demoAccount("viewer"));
  const heard = await complaints(page);
  for (const { path, admin } of Object.values(await addresses(db)).flat()) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBeLessThan(500);
    await expect(page.getByRole("heading", { level: 1 }), path).toHaveCount(1);
    if (admin) await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有权限");
  }
  expect(heard.filter((text) => !/status of 40[34]/.test(text))).toEqual([]);
});

test("another team's project, one that does not exist, and nonsense show the same page", async ({ pageOf }) => {
  const page = await pageOf(demoAccount("admin"));
  for (const id of ["019abc00-0000-7000-8000-000000000000", "nonsense", "%00", "..%2F.."]) {
    for (const rest of ["", "/visits", "/findings", "/settings"]) {
      const answer = await page.goto(`/projects/${id}${rest}`);
      expect(answer?.status(), id).toBeLessThan(500);
      await expect(page.getByRole("heading", { level: 1, name: "没有找到" }), id).toBeVisible();
    }
  }
});

test("in English, at a desk, no key is shown instead of its sentence, the frame contains no Chinese, and nothing complains", async ({
  db,
  pageOf,
}) => {
  test.setTimeout(300_000);
  const page = await pageOf(demoAccount("lead"));
  const heard = await complaints(page);
  await page.goto("/projects");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("button", { name: "English" })).toHaveAttribute("aria-pressed", "true");
  for (const { path, admin, leadsOn } of Object.values(await addresses(db)).flat()) {
    if (admin || leadsOn) continue;
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    const text = await page.locator("body").innerText();
    expect(
      text.match(
        /\b(accounts|codebook|errors|faults|findings|frame|imports|indicators|members|minutes|projects|reports|sites|visits|vocabulary)\.[a-z]\w*(\.\w+)*\b/g,
      ),
      path,
    ).toBeNull();
    // The links of the sidebar. The project's own name beside them is not checked.
    const rail = await page.getByRole("navigation").first().getByRole("link").allInnerTexts();
    expect(
      rail.filter((label) => /\p{Script=Han}/u.test(label)),
      path,
    ).toEqual([]);
  }
  expect(heard).toEqual([]);
});
