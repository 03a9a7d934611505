import fc from "fast-check";
import { expect, it } from "vitest";
import { excerpt } from "@/lib/findings/search/excerpt";

it("shows a short text whole, and of a long one what stands around the words", () => {
  expect(excerpt("一句话", "句")).toBe("一句话");
  const long = `${"前".repeat(300)}要找的${"后".repeat(300)}`;
  expect(excerpt(long, "要找的")).toMatch(/^…前{40}要找的后+…$/u);
  expect([...excerpt(long, "要找的")]).toHaveLength(162);
});

it("never loses the words", () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), (before, after) => {
      expect(excerpt(`${"𠀀".repeat(before)}要找的${"后".repeat(after)}`, "要找的")).toContain("要找的");
    }),
  );
});
