import { expect, test } from "vitest";
import { textWidth, wrapText } from "@/lib/findings/charts/wrap-text";

test("no line is wider than asked, and no character is lost", () => {
  const texts = [
    "柳河市清源县第一产业园区管理委员会",
    "Approved visits counted: 24, at 21 of 24 sites",
    "含Wi-Fi 2.4GHz的村有3个",
  ];
  for (const text of texts)
    for (const width of [40, 90, 300]) {
      const lines = wrapText(text, { width, size: 13 });
      expect(lines.filter((line) => textWidth(line, 13) > width)).toEqual([]);
      expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    }
});

test("an English word stays whole where it fits into a line", () => {
  expect(wrapText("visits counted here", { width: 70, size: 13 })).toEqual(["visits", "counted", "here"]);
});

test("what does not fit into the lines ends with …", () => {
  const lines = wrapText("柳河市清源县第一产业园区管理委员会", { width: 92, size: 13, most: 2 });
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/…$/);
  expect(textWidth(lines[1] ?? "", 13)).toBeLessThanOrEqual(92);
});
