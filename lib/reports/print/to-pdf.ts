import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PdfFault } from "@/lib/reports/print/pdf-fault";
import { withTemporaryFolder } from "@/lib/temporary-folder";

/** Makes PDFs of our own Word files with the LibreOffice of the server, where there is one. */

export interface PdfSettings {
  /** Of soffice; null if there is none. */
  path: string | null;
  /** Milliseconds for one file. */
  patience: number;
  /** People who may wait behind the one that is being served. */
  queue: number;
  /** Bytes of finished files that are kept, the latest ones. */
  kept: number;
}

/** Kilobytes of address space: a file that would take more fails alone, and the server goes on. */
const memory = 4 * 1024 * 1024;

const usualPaths = [
  "/usr/bin/soffice",
  "/usr/local/bin/soffice",
  "/opt/libreoffice/program/soffice",
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
  "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
];

/** `setting`: SOFFICE_PATH; "none" says that it is not to be used, and without a setting it is looked for. */
export async function findOffice(
  setting: string | undefined,
  search = process.env["PATH"] ?? "",
): Promise<string | null> {
  if (setting === "none") return null;
  const places = setting
    ? [setting]
    : [...search.split(delimiter).flatMap((folder) => (folder === "" ? [] : [join(folder, "soffice")])), ...usualPaths];
  for (const place of places)
    if (
      await access(place, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return place;
  return null;
}

/** One file after the other, because each takes a core and a few hundred megabytes. */
export class PdfMaker {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private readonly known = new Map<string, Uint8Array>();

  constructor(private readonly settings: PdfSettings) {}

  async make(docx: Uint8Array): Promise<{ pdf: Uint8Array } | { fault: PdfFault }> {
    const { path, queue } = this.settings;
    if (path === null) return { fault: "none" };
    const hash = createHash("sha256").update(docx).digest("hex");
    const known = this.keptOf(hash);
    if (known) return { pdf: known };
    if (this.waiting > queue) return { fault: "busy" };
    this.waiting += 1;
    const made = this.last.then(async () => {
      // Somebody before may have asked for the same file.
      const already = this.keptOf(hash);
      if (already) return { pdf: already };
      const result = await convert(path, docx, this.settings.patience);
      if ("pdf" in result) this.keep(hash, result.pdf);
      return result;
    });
    this.last = made.catch(() => undefined).finally(() => (this.waiting -= 1));
    return made;
  }

  private keptOf(hash: string): Uint8Array | null {
    const pdf = this.known.get(hash);
    if (!pdf) return null;
    this.known.delete(hash);
    this.known.set(hash, pdf);
    return pdf;
  }

  private keep(hash: string, pdf: Uint8Array) {
    this.known.set(hash, pdf);
    let size = [...this.known.values()].reduce((sum, one) => sum + one.byteLength, 0);
    for (const [oldest, { byteLength }] of this.known) {
      if (size <= this.settings.kept) break;
      this.known.delete(oldest);
      size -= byteLength;
    }
  }
}

function convert(path: string, docx: Uint8Array, patience: number): Promise<{ pdf: Uint8Array } | { fault: PdfFault }> {
  return withTemporaryFolder("pdf", async (folder) => {
    const source = join(folder, "report.docx");
    const out = join(folder, "out");
    await mkdir(out);
    await writeFile(source, docx, { mode: 0o600 });
    const ended = await run(path, { folder, source, out, patience });
    if (ended === "slow") return { fault: "slow" };
    const pdf = await readFile(join(out, "report.pdf")).catch(() => null);
    return pdf && pdf.subarray(0, 5).toString("latin1") === "%PDF-"
      ? { pdf: new Uint8Array(pdf) }
      : { fault: "failed" };
  });
}

interface Work {
  folder: string;
  source: string;
  out: string;
  patience: number;
}

/** With a profile of its own, so that no other LibreOffice of this machine is asked, and nothing is left behind. */
function run(path: string, { folder, source, out, patience }: Work): Promise<"ended" | "slow"> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  const options = ["--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"];
  const words = [profile, ...options, "--convert-to", "pdf:writer_pdf_Export", "--outdir", out, source];
  const isWindows = process.platform === "win32";
  const [program, ...given] = isWindows
    ? [path, ...words]
    : ["/bin/sh", "-c", `ulimit -v ${memory} 2>/dev/null; exec "$0" "$@"`, path, ...words];
  return new Promise((resolve) => {
    const child = spawn(program ?? path, given, {
      cwd: folder,
      stdio: "ignore",
      // Nothing of the server's settings is for this program.
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: folder,
        TMPDIR: folder,
        LANG: "zh_CN.UTF-8",
        NODE_ENV: process.env.NODE_ENV,
      },
      // A group of its own, because soffice starts the program that works.
      detached: !isWindows,
    });
    let slow = false;
    const timer = setTimeout(() => {
      slow = true;
      end();
    }, patience);
    const end = () => {
      if (child.pid === undefined) return;
      try {
        if (isWindows) child.kill("SIGKILL");
        else process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    };
    const over = () => {
      clearTimeout(timer);
      end();
      resolve(slow ? "slow" : "ended");
    };
    child.once("error", over);
    child.once("exit", over);
  });
}
