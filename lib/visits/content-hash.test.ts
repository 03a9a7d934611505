import { expect, test } from "vitest";
import { entryContent, visitContent } from "@/lib/testing/factories";
import { contentHash } from "@/lib/visits/content-hash";

const id = "0190a000-0000-7000-8000-000000000001";
const content = visitContent({ siteId: id, recorderId: id, entries: [entryContent({ id, text: "议事会每月一次。" })] });

test("the hash does not depend on the order in which a device writes the keys", () => {
  const reversed = Object.fromEntries(Object.entries(content).reverse()) as typeof content; // same members
  expect(contentHash(reversed)).toBe(contentHash(content));
});

test("the hash of a content is the same in every release, so visits already sent are recognised", () => {
  expect(contentHash(content)).toMatchInlineSnapshot(
    `"9685cd203e08798c275c96d105a1e91a312a7142bf563e682ba7c1558b9749db"`,
  );
});

test("any change of a text, an order or a mark changes the hash", () => {
  const two = { ...content, entries: [...content.entries, entryContent({ text: "二" })] };
  const hashes = [
    content,
    { ...content, place: `${content.place}。` },
    two,
    { ...two, entries: two.entries.toReversed() },
    { ...content, marks: { ...content.marks, problem: "none" as const } },
  ].map(contentHash);
  expect(new Set(hashes).size).toBe(hashes.length);
});
