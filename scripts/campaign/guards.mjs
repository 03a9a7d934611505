// `npm run campaign:guards`: every guard is changed, one at a time, and the fast tests of authorization must notice.
// What is pure (policy, doors) is held against the rights here; the gates are changed in a copy of the tree and tested
// there. It prints which changes nobody noticed. Exit status 1 below 99 %.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { ROOT } from "../paths.mjs";
import { sayFailure } from "../say.mjs";
import { conditionMutants, doorMutants, gateMutants, verbMutants } from "./guard-mutants.mjs";
import { planted, scratchTree } from "./mutants.mjs";
import { rightsFaults } from "./rights.mjs";

const BAR = 0.99;
const textOf = (file) => readFileSync(join(ROOT, file), "utf8");

/** A pure module, run from its text. */
async function moduleOf(text) {
  const { code } = await transform(text, { loader: "ts", format: "esm" });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

async function pureMutants() {
  const [policyText, doorsText, rightsText] = [
    "lib/auth/policy.ts",
    "lib/auth/doors.ts",
    "e2e/authorization-rights.ts",
  ].map(textOf);
  const policy = await moduleOf(policyText);
  const { doors } = await moduleOf(doorsText);
  const { mayUse } = await moduleOf(rightsText);
  const sound = rightsFaults(policy, doors, mayUse);
  if (sound.length > 0) throw new Error(`the rights differ without any change: ${sound[0]}`);
  const found = [];
  for (const mutant of [...verbMutants(policyText), ...conditionMutants()]) {
    const changed = await moduleOf(planted(policyText, mutant));
    found.push({ ...mutant, caught: rightsFaults(changed, doors, mayUse).length > 0 });
  }
  const roles = ["lead", "reviewer", "member", "viewer"];
  const rightsOf = (rule) =>
    `${rule.access} ${rule.unattended ?? ""} ${roles.map((projectRole) => rule.verb && rule.access === "project" && policy.can({ userId: "", systemRole: "none", projectRole }, rule.verb))} ${["none", "admin"].map((systemRole) => rule.access === "system" && policy.canSystem({ userId: "", systemRole, projectRole: null }, rule.verb))}`;
  for (const mutant of doorMutants(doorsText)) {
    const changed = (await moduleOf(planted(doorsText, mutant))).doors;
    // Another verb with the very same roles is no change of a right.
    if (mutant.mayBeSame && Object.keys(doors).every((door) => rightsOf(doors[door]) === rightsOf(changed[door])))
      continue;
    found.push({ ...mutant, caught: rightsFaults(policy, changed, mayUse).length > 0 });
  }
  return found;
}

async function gates() {
  const tree = scratchTree();
  try {
    const tests = [...new Set(gateMutants.flatMap((mutant) => mutant.tests))];
    const sound = await tree.failing(tests);
    if (sound) throw new Error(`the tests fail without any change: ${sound}`);
    const found = [];
    for (const mutant of gateMutants) {
      const by = await tree.caught(mutant);
      console.log(`${by ? "✓" : "✗"} ${mutant.name}`);
      found.push({ ...mutant, caught: by !== null });
    }
    return found;
  } finally {
    tree.remove();
  }
}

async function main() {
  const pure = await pureMutants();
  const all = [...pure, ...(process.argv.includes("--pure") ? [] : await gates())];
  const missed = all.filter(({ caught }) => !caught);
  for (const { name } of missed) console.log(`not caught: ${name}`);
  const share = (all.length - missed.length) / all.length;
  console.log(
    `${all.length - missed.length} of ${all.length} caught (${(share * 100).toFixed(1)} %): ${pure.length} of policy and doors, ${all.length - pure.length} of gates`,
  );
  process.exitCode = share >= BAR ? 0 : 1;
}

main().catch((error) => {
  sayFailure(error);
  process.exitCode = 2;
});
