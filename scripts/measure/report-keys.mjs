// How long a key takes to appear on the screen in a report of 200 points.
import { keys, press } from "./form-keys.mjs";
import { points } from "./report-project.mjs";

export async function reportTyping(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  // The report is closed until the whole of it is here.
  await page.locator("[contenteditable=true]").first().waitFor();
  await page
    .locator("p[data-unit], span[data-unit], div[data-unit]")
    .nth(points / 2)
    .click();
  const box = page.getByRole("textbox", { name: /^展开/ });
  await box.focus();
  await page.keyboard.press("End");
  const run = await press(page, keys);
  await page.close();
  return run;
}
