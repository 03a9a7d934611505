import fc from "fast-check";
import { _createCache, _createIntlFormatters } from "use-intl/core";
import formatByLibrary from "use-intl-as-it-is";
import { expect, test } from "vitest";
import { messagesOf } from "@/lib/i18n/catalogues";
import formatMessage from "@/lib/i18n/format-message";

type Arguments = Parameters<typeof formatMessage>;

function sentencesOf(node: unknown): string[] {
  return typeof node === "string" ? [node] : Object.values(Object(node)).flatMap(sentencesOf);
}
const sentences = [...new Set([...sentencesOf(messagesOf("zh-CN")), ...sentencesOf(messagesOf("en"))])];

const formatters = _createIntlFormatters(_createCache());
const optionsOf = (): Arguments[3] => ({
  cache: _createCache(),
  formatters,
  locale: "zh-CN",
  timeZone: "Asia/Shanghai",
});

/** What a function that formats gives or throws, in one shape. */
function outcome(format: typeof formatMessage, message: unknown, values: Arguments[2]): unknown {
  try {
    return format("key", message as Arguments[1], values, optionsOf());
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

const value = fc.oneof(
  fc.string(),
  fc.constantFrom("", "{name}", "'", "<b>", "水厂{0}"),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.constantFrom(null, undefined, true, false),
);

test("every text of the interface reads as the library writes it, whatever its values are", () => {
  const asked = fc.record({ sentence: fc.constantFrom(...sentences), values: fc.array(value, { minLength: 12 }) });
  fc.assert(
    fc.property(asked, ({ sentence, values: given }) => {
      const names = [...new Set([...sentence.matchAll(/\w+/g)].map(([name]) => name))];
      const values = Object.fromEntries(names.map((name, place) => [name, given[place]])) as Arguments[2]; // any value
      expect(outcome(formatMessage, sentence, values)).toEqual(outcome(formatByLibrary, sentence, values));
    }),
    { numRuns: 3_000 },
  );
});

test("what ICU reads as more than a value is left to the library", () => {
  const said = [
    "{count, plural, =0 {无} other {#处}}",
    "'{name}'与{name}",
    "<b>{name}</b>",
    "{ name }",
    "{name",
    "}{name}",
    "{name}#",
    "{toString}",
    "{a}{b}",
  ];
  for (const message of said)
    for (const values of [{ name: "水厂", count: 2, a: 1, b: "二" }, {}, undefined])
      expect(outcome(formatMessage, message, values), message).toEqual(outcome(formatByLibrary, message, values));
});

test("a text with a value that is no word goes to the library, so that a missing one is told", () => {
  expect(outcome(formatMessage, "共{count}条", {})).toContain("threw");
  expect(formatMessage("key", "共{count}条", { count: 3 }, optionsOf())).toBe("共3条");
});
