import { expect, it } from "vitest";
import { FieldSignals } from "@/components/visits/form/field-signals";

function listening() {
  const signals = new FieldSignals();
  const told: string[] = [];
  const stop = signals.subscribe(["entries.a", "entries.b"], () => told.push("ab"));
  signals.subscribe(["entries.c"], () => told.push("c"));
  signals.subscribe(["figures.f"], () => told.push("f"));
  const after = (path: string | undefined) => {
    told.length = 0;
    signals.tell(path);
    return told.toSorted().join();
  };
  return { after, stop };
}

it("a key tells only those who listen to its row", () => {
  const { after } = listening();
  expect(after("entries.a.text")).toBe("ab");
  expect(after("entries.c.speakerCategory")).toBe("c");
  expect(after("entries.b")).toBe("ab");
  expect(after("entries.other.text")).toBe("");
  expect(after("place")).toBe("");
});

it("a change that names nothing tells all, and the order of the rows is no row's text", () => {
  const { after } = listening();
  expect(after(undefined)).toBe("ab,ab,c,f");
  expect(after("entryIds")).toBe("");
});

it("who has stopped listening is not told", () => {
  const { after, stop } = listening();
  stop();
  expect(after("entries.a.text")).toBe("");
  expect(after("entries.c.text")).toBe("c");
});
