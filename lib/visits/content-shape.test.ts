import { describe, expect, it } from "vitest";
import { latestExample, storedExamples } from "@/lib/testing/shapes/stored";
import { contentHash } from "@/lib/visits/content-hash";
import { contentShape, ShapeError, upgradeContent } from "@/lib/visits/content-shape";
import { visitSubmitSchema } from "@/lib/visits/schema";

it("there is a fixture of every shape up to today's", () => {
  expect(storedExamples.map(({ shape }) => shape)).toEqual(Array.from({ length: contentShape }, (_, at) => at + 1));
});

describe.each(storedExamples)("a revision of shape $shape", ({ shape, revision, contentHash: hash }) => {
  it("is read in today's shape, and the schema accepts it", () => {
    const content = upgradeContent(revision, shape);
    expect(content).toEqual(latestExample.revision);
    expect(visitSubmitSchema.parse(content)).toEqual(content);
  });

  it("has the hash that the server gave it when it was saved", () => {
    expect(contentHash(upgradeContent(revision, shape))).toBe(hash);
  });
});

describe("a revision that cannot be read", () => {
  it("is refused if its shape is newer than this version or if it has no shape", () => {
    expect(() => upgradeContent(latestExample.revision, contentShape + 1)).toThrow(new ShapeError("newer", "visit"));
    for (const shape of [0, 1.5, Number.NaN])
      expect(() => upgradeContent(latestExample.revision, shape)).toThrow(new ShapeError("damaged", "visit"));
  });

  it("is refused if any field is missing or has another type", () => {
    const whole = latestExample.revision as Record<string, unknown>; // a content from the fixtures
    for (const field of Object.keys(whole)) {
      const { [field]: _gone, ...rest } = whole;
      expect(() => upgradeContent(rest, contentShape), field).toThrow(ShapeError);
      expect(() => upgradeContent({ ...rest, [field]: 7 }, contentShape), field).toThrow(ShapeError);
    }
    for (const value of [null, [], "text"]) expect(() => upgradeContent(value, contentShape)).toThrow(ShapeError);
  });
});
