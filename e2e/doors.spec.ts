import { doors } from "@/lib/auth/doors";
import { builtActions, builtRoutes } from "./doors";
import { expect, test } from "./fixtures";

test("every action and route of the build has its row in the doors", () => {
  const built = [...builtActions().map((action) => action.door), ...builtRoutes()];
  const known = new Set<string>(Object.keys(doors));
  expect(built.filter((door) => !known.has(door))).toEqual([]);
});
