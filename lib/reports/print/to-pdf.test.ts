import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findOffice, PdfMaker } from "@/lib/reports/print/to-pdf";
import { Document, Packer, Paragraph } from "docx";

const folder = mkdtempSync(join(tmpdir(), "office-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const usual = { patience: 60_000, queue: 4, kept: 1_000_000 };
const log = join(folder, "log");
let count = 0;

/** A program that is called like LibreOffice and does what a test needs. */
function office(script: string): string {
  const path = join(folder, `soffice-${(count += 1)}`);
  // The folder for the result is the last word but one.
  const head = `#!/bin/sh\nfor word; do before=$out; out=$last; last=$word; done\n`;
  writeFileSync(path, `${head}${script}\n`);
  chmodSync(path, 0o755);
  return path;
}
const copies = `printf '%%PDF-' > "$out/report.pdf"; cat "$last" >> "$out/report.pdf"`;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (made: { pdf: Uint8Array } | { fault: string }) =>
  "pdf" in made ? new TextDecoder().decode(made.pdf) : made.fault;

const here = await findOffice(undefined);

describe("a PDF of a Word file", () => {
  it.skipIf(here === null)(
    "is made by the LibreOffice of the server",
    async () => {
      const maker = new PdfMaker({ ...usual, patience: 600_000, path: here });
      const document = new Document({ sections: [{ children: [new Paragraph("一句话。")] }] });
      const made = await maker.make(await Packer.pack(document, "uint8array"));
      expect(textOf(made).slice(0, 5)).toBe("%PDF-");
    },
    600_000,
  );

  it("is not made where there is no LibreOffice, or where it is not to be used", async () => {
    expect(await findOffice("none")).toBeNull();
    expect(await findOffice(join(folder, "nothing"))).toBeNull();
    expect(await new PdfMaker({ ...usual, path: null }).make(bytesOf("a"))).toEqual({ fault: "none" });
  });

  it("is found by its setting, or in the folders of programs", async () => {
    const path = office(copies);
    expect(await findOffice(path)).toBe(path);
    writeFileSync(join(folder, "soffice"), "#!/bin/sh\n", { mode: 0o755 });
    expect(await findOffice(undefined, folder)).toBe(join(folder, "soffice"));
  });

  it("is made once for the same bytes, and one after the other", async () => {
    const path = office(`echo in >> ${log}; ${copies}; echo out >> ${log}`);
    const maker = new PdfMaker({ ...usual, path });
    const made = await Promise.all(["a", "b", "a"].map((text) => maker.make(bytesOf(text))));
    expect(made.map(textOf)).toEqual(["%PDF-a", "%PDF-b", "%PDF-a"]);
    expect(readFileSync(log, "utf8").split("\n").filter(Boolean)).toEqual(["in", "out", "in", "out"]);
  });

  it("is not kept beyond the room for it", async () => {
    const twice = join(folder, "twice");
    const maker = new PdfMaker({ ...usual, kept: 6, path: office(`echo . >> ${twice}; ${copies}`) });
    for (const text of ["a", "b", "a"]) await maker.make(bytesOf(text));
    expect(readFileSync(twice, "utf8").split("\n").filter(Boolean)).toHaveLength(3);
  });

  it("is given up when it takes too long, and the next one is made", async () => {
    const left = join(folder, "left");
    const path = office(`if grep -q slow "$last"; then sleep 60; echo . > ${left}; else ${copies}; fi`);
    const maker = new PdfMaker({ ...usual, patience: 300, path });
    expect(await maker.make(bytesOf("slow"))).toEqual({ fault: "slow" });
    const next = new PdfMaker({ ...usual, path });
    expect(textOf(await next.make(bytesOf("quick")))).toBe("%PDF-quick");
  });

  it("is a fault where the program fails, writes something else, or cannot be started", async () => {
    for (const path of [office("exit 3"), office(`echo text > "$out/report.pdf"`), join(folder, "nothing")])
      expect(await new PdfMaker({ ...usual, path }).make(bytesOf("a"))).toEqual({ fault: "failed" });
  });

  it("is refused while too many wait", async () => {
    const maker = new PdfMaker({ ...usual, queue: 0, path: office(copies) });
    const made = await Promise.all(["a", "b", "c"].map((text) => maker.make(bytesOf(text))));
    expect(made.map(textOf)).toEqual(["%PDF-a", "busy", "busy"]);
    expect(textOf(await maker.make(bytesOf("b")))).toBe("%PDF-b");
  });
});
