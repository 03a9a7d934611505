import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

/** A process of its own: here, another test has loaded zod already. */
it("in a page zod makes no functions from text, which the content security policy refuses", () => {
  const jitless = (first: string) =>
    execFileSync(
      process.execPath,
      [
        "--import",
        "tsx",
        "--input-type=module",
        "-e",
        `${first}; const z = await import("zod"); console.log(z.config().jitless)`,
      ],
      { encoding: "utf8" },
    ).trim();
  expect(jitless(`await import("./instrumentation-client.ts")`)).toBe("true");
  expect(jitless("")).toBe("undefined");
});
