import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { fieldProblems, naming } from "@/lib/schema-problems";
import { inputsOf } from "@/lib/testing/any-input";
import { everySchema } from "@/lib/testing/every-schema";
import { often } from "@/lib/testing/how-often";
import { seenOf, strangeTexts } from "@/lib/testing/strange-texts";

/** Each text in each field of each schema: it comes through as a reader sees it, or is refused at its field. */

type Path = readonly (string | number)[];
const at = (value: unknown, path: Path) => path.reduce<unknown>((inside, name) => Object(inside)[name], value);

/** The same, with another value at a path. */
function put(value: unknown, [name, ...rest]: Path, text: string | undefined): unknown {
  if (name === undefined) return text;
  if (Array.isArray(value)) return value.map((each: unknown, place) => (place === name ? put(each, rest, text) : each));
  return { ...Object(value), [name]: put(Object(value)[name], rest, text) };
}

/** Where a value has texts. A list is looked at in its first place. */
function textsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === "string") return [path];
  if (Array.isArray(value)) return value.length > 0 ? textsIn(value[0], [...path, 0]) : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, [...path, name]));
}

/** Fields of texts, each with an input that is accepted. */
function fieldsOf(schema: z.ZodType): Map<string, { input: unknown; path: Path }> {
  const make = inputsOf(schema);
  const fields = new Map<string, { input: unknown; path: Path }>();
  for (let seed = 0; seed < 60; seed += 1) {
    const input = make(seed);
    if (schema.safeParse(input).success)
      for (const path of textsIn(input)) if (!fields.has(path.join("."))) fields.set(path.join("."), { input, path });
  }
  return fields;
}

const first = Date.now() % strangeTexts.length;
const count = Math.min(often(3), strangeTexts.length);
const texts = Array.from({ length: count }, (_, place) => strangeTexts[(first + place) % strangeTexts.length] ?? "");

describe(`${count} texts from number ${first}`, () => {
  it.each(everySchema)("%s", (schemaName, schema) => {
    for (const [name, { input, path }] of fieldsOf(schema)) {
      // An address with nonsense in it shows the page as without.
      const without = schema.safeParse(put(input, path, undefined));
      const fallback = without.success ? at(without.data, path) || undefined : undefined;
      // Names of accounts are stored in small letters.
      const inSmall = /accountName/i.test(`${schemaName} ${name}`);
      const seen = (text: string) => seenOf(inSmall ? text.toLowerCase() : text);
      for (const text of texts) {
        const parsed = schema.safeParse(put(input, path, text), naming);
        const where = `${name} ${JSON.stringify(text.slice(0, 60))}`;
        if (parsed.success) {
          const stored = at(parsed.data, path);
          if (typeof stored === "string" && stored !== fallback) expect(seen(stored), where).toBe(seen(text));
        } else expect(fieldProblems(parsed.error).length, where).toBeGreaterThan(0);
      }
    }
  });
});
