import { expect, test } from "vitest";
import { LastSame } from "@/components/ui/last-same";

test("the same object until a field is another one", () => {
  const last = new LastSame<{ lead: string; names?: string[] }>();
  const names = ["甲镇"];
  const first = last.of({ lead: "一", names });
  expect(last.of({ lead: "一", names })).toBe(first);
  expect(last.of({ lead: "二", names })).toEqual({ lead: "二", names });
  const other = last.of({ lead: "二", names: [...names] });
  expect(other.names).not.toBe(names);
  expect(last.of({ lead: "二" })).toEqual({ lead: "二" });
  expect(last.of({ lead: "二", names })).toEqual({ lead: "二", names });
});
