// How long a Word document takes to be shown side by side, and how large the data stored on a device is.
import { packDocx } from "../../lib/testing/word/wps-writers.ts";

/** 50,000 characters in 250 paragraphs, some of them headings. */
function longDocument() {
  const paragraph = (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const body = Array.from({ length: 250 }, (_, index) =>
    paragraph(
      index % 50 === 0 ? "二、存在问题" : `一是第${index}件事${"情".repeat(90)}。二是${"人手不足".repeat(25)}。`,
    ),
  );
  const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join("")}</w:body></w:document>`;
  return {
    name: "走访.docx",
    mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    buffer: Buffer.from(packDocx({ "word/document.xml": xml })),
  };
}

export async function wordIn(context, projectId, rate) {
  const page = await context.newPage();
  await page.goto(`/projects/${projectId}/visits/import`);
  const chooser = page.locator('input[type="file"]').first();
  await chooser.waitFor({ state: "attached" });
  await page.waitForTimeout(1_500);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate });
  await page.evaluate(() => {
    globalThis.shown = new Promise((done) => {
      document.addEventListener(
        "change",
        ({ timeStamp }) => {
          const look = () =>
            document.querySelectorAll("main li").length > 400
              ? requestAnimationFrame(() => done(performance.now() - timeStamp))
              : requestAnimationFrame(look);
          look();
        },
        { capture: true, once: true },
      );
    });
  });
  await chooser.setInputFiles(longDocument());
  const took = await page.evaluate(() => globalThis.shown);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  console.log(
    `${`${Math.round(took)} ms`.padStart(11)}   a .docx of 50,000 characters, from the file chosen to both sides drawn, processor ${rate === 1 ? "as it is" : `slowed down ${rate} times`}`,
  );
  await page.close();
}

export async function snapshotSize(context, projectId) {
  const kept = await (await context.request.get(`/api/offline/${projectId}`)).json();
  const size = (value) => `${Math.round(Buffer.byteLength(JSON.stringify(value)) / 1024)} KB`;
  console.log(
    `${size(kept).padStart(11)}   what a device keeps of 120 sites with 12 entries each; the notes of last time are ${size(kept.siteNotes)} of it`,
  );
}
