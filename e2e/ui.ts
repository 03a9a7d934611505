import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * What axe-core finds on the page: each violation with the elements it is about. Runs in the page itself, because no
 * page of ours has a frame, and the other way opens a second page for each check. Only violations are listed in full.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
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
