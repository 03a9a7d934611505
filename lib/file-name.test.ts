import { expect, test } from "vitest";
import { fileName, receivedFileName, safeFileName } from "@/lib/file-name";
import { oddNames } from "@/lib/testing/names/odd-names";

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

test("a title of any kind becomes a name that every system takes", () => {
  for (const { name, what } of oddNames) {
    const told = fileName(name, ".docx");
    expect(told, what).not.toMatch(/[/\\:*?"<>|\u0000-\u001f\u007f]|^\.|[. ]\.docx$/);
    expect(told, what).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./i);
    expect(bytesOf(told), what).toBeLessThanOrEqual(255);
  }
  expect(fileName("三镇走访（初稿）", ".docx")).toBe("三镇走访（初稿）.docx");
  expect(fileName("...", ".docx")).toBe("report.docx");
});

test("a name that came from elsewhere is safe, and the same when it is made safe again", () => {
  for (const { name, what } of oddNames) {
    const safe = safeFileName(name);
    expect(safeFileName(safe), what).toBe(safe);
  }
});

test("a received name keeps its end, without half of a character, or gets one", () => {
  const kept = receivedFileName(`${"𠮷".repeat(300)}.docx`, "改稿.docx");
  expect(kept).toBe(`${"𠮷".repeat(195)}.docx`);
  expect(receivedFileName(" \u0000\u202e ", "改稿.docx")).toBe("改稿.docx");
  expect(receivedFileName("改稿\r\n二.docx", "")).toBe("改稿 二.docx");
});
