import { describe, expect, it } from "vitest";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { fieldProblems, naming } from "@/lib/schema-problems";
import { inputsOf } from "@/lib/testing/any-input";
import { everySchema } from "@/lib/testing/every-schema";
import { often } from "@/lib/testing/how-often";

/** Every schema, with inputs of every kind. */

const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 1_000_000_000);
const isMessage = (key: string) =>
  typeof key.split(".").reduce<unknown>((at, name) => Object(at)[name], zhCN) === "string";

/** Kept exactly as typed, and only their hashes are stored. */
const secrets = ["password", "oldPassword", "repeat", "token", "step", "code"];
/** Of what the database has already; of what is looked up by its hash; of an archive, whose rows have a test. */
const stored =
  /^reports\/(?:corrected|returned)\/items |^accounts\/schema (?:linkToken|signInSchema)$|^archives\/format /;

/** Whatever PostgreSQL refuses: it would be a 500 after the parse. */
function unstorable(value: unknown): string | null {
  if (typeof value === "string") return /[\u0000\p{Surrogate}]/u.test(value) ? "a NUL or half a character" : null;
  if (typeof value === "number") return Number.isFinite(value) ? null : "a number without end";
  if (typeof value !== "object" || value === null) return null;
  return (
    Object.entries(value)
      .filter(([name]) => !secrets.includes(name))
      .map(([name, each]) => unstorable(name) ?? unstorable(each))
      .find((each) => each !== null) ?? null
  );
}

it("finds them", () => expect(everySchema.length).toBeGreaterThan(60));

describe(`any input (FUZZ_SEED=${seed})`, () => {
  it.each(everySchema)("is accepted or refused with a sentence, never an exception: %s", (name, schema) => {
    const make = inputsOf(schema);
    let accepted = 0;
    for (let turn = 0; turn < often(30); turn += 1) {
      const input = make(seed + turn);
      const parsed = schema.safeParse(input, naming);
      const where = `FUZZ_SEED=${seed + turn}`;
      if (parsed.success) {
        accepted += 1;
        if (!stored.test(name)) expect(unstorable(parsed.data), where).toBeNull();
      } else {
        const problems = fieldProblems(parsed.error);
        expect(problems.length, where).toBeGreaterThan(0);
        expect(
          problems.filter(({ key }) => !isMessage(key)),
          where,
        ).toEqual([]);
      }
    }
    expect(accepted).toBeLessThan(often(30));
  });
});
