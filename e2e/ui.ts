import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * What axe-core finds on the page: each violation with the elements it is about. Runs in the page itself, because no
 * page of ours has a frame, and the other way opens a second page for each check. Only violations are listed in full.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  const loaded = await page.evaluate(() => "axe" in window);
  const axe = new AxeBuilder({ page, ...(loaded && { axeSource: ";" }) })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

export async function noViolations(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
}

/** Nothing is wider than the screen: the page scrolls only up and down. */
export async function fitsItsWidth(page: Page): Promise<void> {
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBeLessThanOrEqual(0);
}

const desk = { width: 1440, height: 900, deviceScaleFactor: 1, mobile: false };

/**
 * Looks at a page that a phone has open in the dark as it is at a desk in daylight, and turns it back: most of what a
 * look costs is loading the page.
 */
export async function atADesk<Seen>(page: Page, look: () => Promise<Seen>): Promise<Seen> {
  const phone = page.viewportSize() ?? { width: 360, height: 900 };
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setDeviceMetricsOverride", desk);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: false });
  await page.emulateMedia({ colorScheme: "light" });
  expect(await page.evaluate(() => [innerWidth, matchMedia("(pointer: coarse)").matches])).toEqual([desk.width, false]);
  try {
    return await look();
  } finally {
    await session.send("Emulation.clearDeviceMetricsOverride");
    await session.detach();
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize(phone);
  }
}

/**
 * Opens every row, and waits until what is behind each is read. A row that was opened before its script ran still has
 * only the link to its page, and is opened again.
 */
export async function openRows(page: Page, most = 1_000): Promise<void> {
  const rows = page.locator("main details");
  // The page takes the place of its skeleton a moment after it is loaded.
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(async () => {
    const unread = await rows.evaluateAll(
      (all, count) =>
        all.slice(0, count).filter((row) => {
          const behind = row.lastElementChild;
          const opened = row.hasAttribute("open") && !(behind?.children.length === 1 && behind.querySelector("p > a"));
          if (!opened) {
            row.removeAttribute("open");
            row.setAttribute("open", "");
          }
          return !opened;
        }).length,
      most,
    );
    expect(unread).toBe(0);
  }).toPass({ intervals: [100], timeout: 20_000 });
  await expect(page.getByText("正在读取…")).toHaveCount(0);
  await expect(page.getByText("没有读到").filter({ visible: true })).toHaveCount(0);
}
