// A reporter of vitest: writes { passed, failed, failures } to the file that ZOUFANG_VITEST_REPORT names. Vitest's own
// JSON report says neither why a hook failed nor what went wrong outside any test.
import { writeFileSync } from "node:fs";
import { plain } from "./failures.mjs";

const messageOf = (errors) =>
  errors.map(({ name, message }) => plain(name ? `${name}: ${message}` : message)).join("\n");

/** A file or a group whose own code or hooks failed. Its tests are then skipped, not failed. */
function failuresIn(module) {
  const file = module.relativeModuleId;
  const groups = [...module.children.allSuites()].map((suite) => ({
    test: `${file} > ${suite.fullName}`,
    errors: suite.errors(),
  }));
  const tests = [...module.children.allTests("failed")].map((test) => ({
    test: `${file} > ${test.fullName}`,
    errors: test.result().errors,
  }));
  return [{ test: file, errors: module.errors() }, ...groups, ...tests]
    .filter(({ errors }) => errors.length > 0)
    .map(({ test, errors }) => ({ test, message: messageOf(errors) }));
}

export default class Report {
  onTestRunEnd(modules, unhandled) {
    const count = (state) => modules.flatMap((module) => [...module.children.allTests(state)]).length;
    const outside = unhandled.map((error) => ({ test: "outside any test", message: messageOf([error]) }));
    const report = {
      passed: count("passed"),
      failed: count("failed"),
      failures: [...modules.flatMap(failuresIn), ...outside],
    };
    writeFileSync(process.env.ZOUFANG_VITEST_REPORT, JSON.stringify(report));
  }
}
