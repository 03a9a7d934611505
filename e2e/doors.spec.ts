import { doors } from "@/lib/auth/doors";
import { builtActions, builtRoutes } from "./doors";
import { expect, test } from "./fixtures";

test("every action and route of the build is listed in the doors, and every door exists in the build", () => {
  const built = [...builtActions().map((action) => action.door), ...builtRoutes()];
  expect([...new Set(built)].sort()).toEqual(Object.keys(doors).sort());
});
