// `npm run campaign:planted`: proves the tests. Ten bugs are planted one by one in a copy of the tree; each must be
// caught by the short test that is named with it, which passes without the bug. Exit status 1 if one is not.
import { sayFailure } from "../say.mjs";
import { scratchTree } from "./mutants.mjs";
import { plantedBugs } from "./planted-bugs.mjs";

async function main() {
  const tree = scratchTree();
  try {
    const tests = [...new Set(plantedBugs.flatMap((bug) => bug.tests))];
    const sound = await tree.failing(tests);
    if (sound) throw new Error(`the tests fail without any bug: ${sound}`);
    let caught = 0;
    for (const bug of plantedBugs) {
      const by = await tree.caught(bug);
      if (by) caught += 1;
      console.log(`${by ? "✓" : "✗"} ${bug.name}\n    ${by ?? `NOT CAUGHT by ${bug.tests.join(", ")}`}`);
    }
    console.log(`${caught} of ${plantedBugs.length} caught`);
    process.exitCode = caught === plantedBugs.length ? 0 : 1;
  } finally {
    tree.remove();
  }
}

main().catch((error) => {
  sayFailure(error);
  process.exitCode = 2;
});
