import { expect, it } from "vitest";
import { placesIn, ToldPlaces } from "@/components/visits/form/told-places";

const inOrder = (...ids: string[]) => placesIn(ids.map((id, at) => ({ id, above: ids[at - 1] })));

function listening(...ids: string[]) {
  const places = new ToldPlaces();
  places.tell(inOrder(...ids));
  const told: string[] = [];
  const stops = ids.map((id) => places.subscribe(id, () => told.push(`${id}${places.of(id)?.number ?? ""}`)));
  const after = (...now: string[]) => {
    told.length = 0;
    places.tell(inOrder(...now));
    return told.join();
  };
  return { places, after, stops };
}

it("a new row tells those below it, and none above", () => {
  const { after } = listening("a", "b", "c");
  expect(after("a", "new", "b", "c")).toBe("b3,c4");
  expect(after("a", "new", "b", "c")).toBe("");
});

it("a row that goes or moves tells those whose place has changed", () => {
  const { places, after } = listening("a", "b", "c", "d");
  expect(after("a", "b", "d")).toBe("d3");
  expect(places.of("d")).toEqual({ number: 3, above: "b" });
  expect(places.of("c")).toBeUndefined();
  expect(after("b", "a", "d")).toBe("b1,a2,d3");
});

it("who has stopped listening is not told", () => {
  const { after, stops } = listening("a", "b");
  stops[1]?.();
  expect(after("b", "a")).toBe("a2");
});
