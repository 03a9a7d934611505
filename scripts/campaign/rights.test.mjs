import { expect, test } from "vitest";
import { mayUse } from "@/e2e/authorization-rights";
import { doors } from "@/lib/auth/doors";
import { can, canSystem } from "@/lib/auth/policy";
import { rightsFaults } from "./rights.mjs";

test("the policy and the doors say the same as the authorization matrix, for every role, state and owner", () => {
  expect(rightsFaults({ can, canSystem }, doors, mayUse)).toEqual([]);
});

test("a role too many, one too few, a door with another verb and an open door are each noticed", () => {
  const more = (actor, verb, subject) => verb === "theme.edit" || can(actor, verb, subject);
  const less = (actor, verb, subject) => verb !== "visit.withdraw" && can(actor, verb, subject);
  const other = { ...doors, "sites.removeSite": { access: "project", verb: "site.read" } };
  expect(rightsFaults({ can: more, canSystem }, doors, mayUse)).not.toEqual([]);
  expect(rightsFaults({ can: less, canSystem }, doors, mayUse)).not.toEqual([]);
  expect(rightsFaults({ can, canSystem }, other, mayUse)).not.toEqual([]);
  for (const access of ["public", "signed_in"])
    expect(rightsFaults({ can, canSystem }, { ...doors, "sites.removeSite": { access } }, mayUse)).not.toEqual([]);
});
