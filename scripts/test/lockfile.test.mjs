import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../paths.mjs";

const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));

/** Versions below these have known vulnerabilities that affect this product. */
const floors = { next: "16.4.6", "next-auth": "4.24.15", sharp: "0.35.4", mammoth: "1.11.0", "file-type": "21.3.1" };
const required = ["next", "next-auth"];

const nameOf = (path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
const numbers = (version) => version.split("-")[0].split(".").map(Number);

/** True if `version` is at least `floor`. A pre-release of the floor itself is below it. */
function reaches(version, floor) {
  const [a, b] = [numbers(version), numbers(floor)];
  const place = a.findIndex((part, index) => part !== b[index]);
  return place < 0 ? !version.includes("-") : a[place] > b[place];
}

describe("the lockfile", () => {
  test.each(Object.entries(floors))("has no %s below %s, wherever it is nested", (name, floor) => {
    const found = Object.entries(packages).filter(([path]) => path && nameOf(path) === name);
    if (required.includes(name)) expect(found).not.toEqual([]);
    expect(found.filter(([, { version }]) => !reaches(version, floor))).toEqual([]);
  });

  test("distinguishes an older version from a newer one", () => {
    expect(["16.4.6", "16.10.0", "17.0.0"].map((version) => reaches(version, "16.4.6"))).toEqual([true, true, true]);
    expect(["16.4.5", "15.9.9", "16.4.6-canary.1"].map((version) => reaches(version, "16.4.6"))).toEqual([
      false,
      false,
      false,
    ]);
  });

  // npm on one machine may omit the binaries of the others. Then `npm ci` elsewhere installs a package that cannot run.
  test("lists every platform's optional package that a package names exactly", () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies).flatMap(([name, range]) =>
        /^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(range) && !isListed(path, name, range)
          ? `${path || "."} → ${name}@${range}`
          : [],
      ),
    );
    expect(missing).toEqual([]);
  });
});

/** Whether the package is found from `path` upwards, as Node looks for it, in that version. */
function isListed(path, name, version) {
  for (let place = path; ; place = place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/")))) {
    const here = packages[`${place ? `${place}/` : ""}node_modules/${name}`];
    if (here) return here.version === version;
    if (!place) return false;
  }
}
