import { hostileMinutes, hostileReport } from "@/lib/testing/word/hostile-documents";
import { hostileText } from "@/lib/testing/word/hostile-texts";
import { converted, has } from "@/lib/testing/word/libre-office";

interface HostileRun {
  files: number;
  /** How many of them LibreOffice opened; null if it is not on this machine. */
  opened: number | null;
  faults: string[];
}

/** Each of so many hostile texts in a report and in minutes of its own. */
export async function runHostile(most: number): Promise<HostileRun> {
  const faults: string[] = [];
  const files = new Map<string, Uint8Array>();
  for (let seed = 0; seed < most; seed += 1) {
    const texts = [hostileText(seed)];
    const [report, minutes] = await Promise.all([hostileReport(texts), hostileMinutes(texts)]);
    for (const [name, outcome] of Object.entries({ [`report-${seed}`]: report, [`minutes-${seed}`]: minutes })) {
      files.set(name, outcome.file);
      faults.push(...outcome.faults.map((fault) => `${name}: ${fault}`));
    }
  }
  if (!has("soffice")) return { files: files.size, opened: null, faults };
  const read = converted(files, "txt");
  faults.push(...[...files.keys()].filter((name) => !read.has(name)).map((name) => `${name}: LibreOffice refuses it`));
  return { files: files.size, opened: read.size, faults };
}
