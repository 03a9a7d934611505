import { describe, expect, test } from "vitest";
import { reportFormatKeys, reportFormats, usualFormat } from "@/lib/reports/formats/registry";
import { exportQuerySchema } from "@/lib/reports/schema";
import { sampleLabels, sampleReport } from "@/lib/testing/report-sample";

describe("the formats of a report", () => {
  test.each(reportFormatKeys)("%s writes a file, and has its own media type and ending", async (key) => {
    const { write, mediaType, ending } = reportFormats[key];
    expect((await write(sampleReport, { evidenceIndex: true, labels: sampleLabels })).length).toBeGreaterThan(0);
    const all = Object.values(reportFormats);
    expect(all.filter((other) => other.mediaType === mediaType || other.ending === ending)).toHaveLength(1);
    expect(ending).toMatch(/^\.[a-z]+$/);
  });

  test("are accepted in the address of a download, with the first as the default", () => {
    for (const format of reportFormatKeys) expect(exportQuerySchema.parse({ format }).format).toBe(format);
    expect(exportQuerySchema.parse({}).format).toBe(usualFormat);
    expect(exportQuerySchema.safeParse({ format: "exe" }).success).toBe(false);
  });
});
