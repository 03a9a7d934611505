import { doors } from "@/lib/auth/doors";
import { builtActions, builtRoutes, callAction } from "./doors";
import { demoAccount, expect, signIn, test } from "./fixtures";

test("every action and route of the build has its row in the doors, and no row is left over", () => {
  const built = [...builtActions().map((action) => action.door), ...builtRoutes()];
  expect([...new Set(built)].sort()).toEqual(Object.keys(doors).sort());
});

test("probe", async ({ request }) => {
  const action = builtActions().find((a) => a.door === "accounts.createAccount")!;
  console.log(await callAction(request, action.id, {}));
  await signIn(request, demoAccount("admin"));
  console.log(await callAction(request, action.id, {}));
});
