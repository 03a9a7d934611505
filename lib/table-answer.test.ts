import { expect, it } from "vitest";
import { readTableFormat } from "@/lib/gates/table-answer";

const asked = (query: string) => readTableFormat(new URLSearchParams(query));

it("gives CSV to a program that names no format, the named one else, and refuses others", () => {
  expect(asked("")).toBe("csv");
  expect(asked("format=csv")).toBe("csv");
  expect(asked("format=xlsx")).toBe("xlsx");
  expect(() => asked("format=pdf")).toThrow();
});
