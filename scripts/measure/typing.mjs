// Keys in the form and in the report, of this build and of one beside it, in turns.
import { loadavg } from "node:os";
import { bareTyping, figuresOf, formTyping, heading, line, shareLine } from "./form-keys.mjs";
import { entries } from "./form-project.mjs";
import { points } from "./report-project.mjs";
import { reportTyping } from "./report-keys.mjs";

/** How often each of two builds is typed in. Days, and quarters of an hour, differ more than builds do. */
const turns = 2;

const measured = [
  { part: "typing", name: `typing in a form of ${entries} entries`, bar: 40 },
  { part: "adding", name: "Enter there, which adds an entry below", bar: 60 },
  { part: "report", name: `typing in a report of ${points} points`, bar: 50 },
];

/**
 * @param contexts signed-in contexts of the browser: of this build, and perhaps of the build beside it
 * @param addresses `form` and `report`, the same for both
 */
export async function compareTyping(contexts, { form, report }) {
  const bare = [];
  const runs = contexts.map(() => ({ typing: [], adding: [], report: [] }));
  const order = contexts.map((_, at) => at);
  for (let turn = 0; turn < (contexts.length > 1 ? turns : 1); turn += 1) {
    bare.push(await bareTyping(contexts[0]));
    for (const at of turn % 2 === 0 ? order : order.toReversed()) {
      const { typing, adding } = await formTyping(contexts[at], form);
      runs[at].typing.push(typing);
      runs[at].adding.push(adding);
      runs[at].report.push(await reportTyping(contexts[at], report));
    }
  }
  const load = loadavg().map((one) => one.toFixed(1));
  console.log(`load of the machine over the last 1, 5 and 15 minutes: ${load.join(", ")}`);
  heading();
  const plain = figuresOf(bare);
  line("a bare text box on an empty page", plain);
  for (const { part, name, bar } of measured) {
    const [own, beside] = runs.map((run) => figuresOf(run[part]));
    line(name, own, { plain, bar });
    if (!beside) continue;
    line("the same in the build beside it", beside, { plain });
    shareLine(own, beside);
  }
}
