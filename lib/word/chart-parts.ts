import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from "fflate";

/** The zip format's first day. A fixed date, so that one model always gives the same bytes. */
export const zipEpoch = new Date(1980, 0, 1);

const document = "word/document.xml";
const relationsOf = (part: string) => part.replace(/([^/]+)$/, "_rels/$1.rels");

/** Gives one reference of a part another name. */
function rename(parts: Unzipped, part: string, target: RegExp, name: (found: RegExpExecArray) => string): void {
  const relations = relationsOf(part);
  let [references, text] = [relations, part].map((path) => strFromU8(parts[path] ?? new Uint8Array()));
  for (const [relation, id = ""] of (references ?? "").matchAll(/<Relationship Id="([^"]+)"[^>]*>/g)) {
    const found = target.exec(relation);
    if (!found) continue;
    references = references?.replace(`Id="${id}"`, `Id="${name(found)}"`);
    text = text?.replace(`r:id="${id}"`, `r:id="${name(found)}"`);
  }
  parts[relations] = strToU8(references ?? "");
  parts[part] = strToU8(text ?? "");
}

/**
 * The library draws the names of a chart's references by lot and notes the time in its workbook. Here a reference has
 * the chart's number, and no time is noted. Changes `parts`.
 */
export function settleCharts(parts: Unzipped): void {
  const charts = Object.keys(parts).filter((path) => /^word\/charts\/chart\d+\.xml$/.test(path));
  if (charts.length === 0) return;
  rename(parts, document, /Target="charts\/chart(\d+)\.xml"/, ([, number]) => `rIdChart${number}`);
  for (const chart of charts) rename(parts, chart, /Target="\.\.\/embeddings\//, () => "rIdWorkbook");
  for (const [path, bytes] of Object.entries(parts))
    if (path.startsWith("word/embeddings/")) parts[path] = zipSync(unzipSync(bytes), { mtime: zipEpoch });
}
