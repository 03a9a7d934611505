import * as z from "zod";
import { hostileText } from "@/lib/testing/word/hostile-texts";
import { seeded } from "@/lib/testing/word/mutants";

/** Inputs for a zod schema: as it describes them, or damaged in one to three places. The same for the same seed. */

type Node = Record<string, unknown>;
interface Making {
  root: Node;
  random(): number;
  /** How many objects within each other are left. */
  depth: number;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) !== null;
const below = ({ random }: Making, most: number) => Math.floor(random() * most);
const pick = <Item>(making: Making, items: readonly Item[]): Item | undefined => items[below(making, items.length)];
const numberOf = (node: Node, name: string, otherwise: number) =>
  typeof node[name] === "number" ? node[name] : otherwise;

const formats: Record<string, readonly string[]> = {
  uuid: ["0190b2f4-0000-7000-8000-00000000000a", "0190b2f4-0000-7000-8000-00000000000b"],
  date: ["2026-02-28", "2024-02-29", "1999-12-31"],
  time: ["00:00", "09:30", "23:59"],
  "date-time": ["2026-05-01T08:00:00Z", "2026-05-01T08:00:00.123+08:00"],
  email: ["a@example.com"],
  uri: ["https://example.com/a"],
};

function textFor(making: Making, node: Node): string {
  const known = formats[String(node["format"])];
  if (known) return pick(making, known) ?? "";
  const [least, most] = [numberOf(node, "minLength", 0), Math.min(numberOf(node, "maxLength", 40), 5_000)];
  if (making.random() < 0.3) return hostileText(below(making, 100_000));
  const length = making.random() < 0.2 ? most : Math.min(most, least + below(making, 8));
  return "村里人手不够".repeat(Math.ceil(length / 6)).slice(0, length);
}

function referenced({ root }: Making, to: string): Node {
  if (to === "#") return root;
  const found = to
    .slice(2)
    .split("/")
    .reduce<unknown>((at, name) => (isNode(at) ? at[name] : undefined), root);
  return isNode(found) ? found : {};
}

function objectFor(making: Making, node: Node): unknown {
  const inside = { ...making, depth: making.depth - 1 };
  const required = Array.isArray(node["required"]) ? node["required"] : [];
  const properties = Object.entries(isNode(node["properties"]) ? node["properties"] : {});
  const made = properties
    .filter(([name]) => required.includes(name) || (inside.depth > 0 && making.random() < 0.7))
    .map(([name, each]): [string, unknown] => [name, valueFor(inside, isNode(each) ? each : {})]);
  const more = node["additionalProperties"];
  if (isNode(more) && inside.depth > 0)
    for (let count = below(making, 3); count > 0; count -= 1)
      made.push([valueOfName(making, node), valueFor(inside, more)]);
  return Object.fromEntries(made);
}

const valueOfName = (making: Making, node: Node) =>
  String(valueFor(making, isNode(node["propertyNames"]) ? node["propertyNames"] : { type: "string" }));

function listFor(making: Making, node: Node): unknown[] {
  const items = isNode(node["items"]) ? node["items"] : {};
  const least = numberOf(node, "minItems", 0);
  const count = making.depth > 0 ? Math.min(numberOf(node, "maxItems", 3), least + below(making, 3)) : least;
  return Array.from({ length: count }, () => valueFor({ ...making, depth: making.depth - 1 }, items));
}

function valueFor(making: Making, node: Node): unknown {
  if ("const" in node) return node["const"];
  if (Array.isArray(node["enum"])) return pick(making, node["enum"]);
  if (typeof node["$ref"] === "string") return valueFor(making, referenced(making, node["$ref"]));
  const choices = node["anyOf"] ?? node["oneOf"];
  if (Array.isArray(choices)) return valueFor(making, pick(making, choices.filter(isNode)) ?? {});
  switch (node["type"]) {
    case "string":
      return textFor(making, node);
    case "integer":
    case "number": {
      const least = Math.max(numberOf(node, "minimum", -5), -1e9);
      return least + below(making, Math.min(numberOf(node, "maximum", 1_000), 1e9) - least + 1);
    }
    case "boolean":
      return making.random() < 0.5;
    case "null":
      return null;
    case "array":
      return listFor(making, node);
    case "object":
      return objectFor(making, node);
    default:
      return pick(making, [null, 1, "文", [], {}]);
  }
}

const nested = (depth: number) => JSON.parse("[".repeat(depth) + "]".repeat(depth));

/** What a browser never sends there, and whoever calls by hand may. An action's arguments can be more than JSON. */
const strange: readonly (() => unknown)[] = [
  ...[null, undefined, true, 0, -1, 1.5, 2 ** 53, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 10n ** 30n].map(
    (value) => () => value,
  ),
  ...["", " ", "\u0000", "甲\u0000乙", "\ud800", "𠮷", "null", "2026-02-30", "' OR 1=1 --", "../../etc/passwd"].map(
    (value) => () => value,
  ),
  () => "字".repeat(70_000),
  () => [],
  () => ({}),
  () => ({ not: "" }),
  () => ({ $ne: null }),
  () => JSON.parse('{"__proto__":{"role":"lead"}}'),
  () => Object.create(null) as unknown,
  () => nested(500),
  () => Array.from({ length: 2_000 }, () => "文"),
  () => new Date(Number.NaN),
  () => new Map([["id", 1]]),
  () => new Set(["a"]),
  () => new Uint8Array(8),
  () => Symbol("a"),
];
const keys = ["role", "id", "projectId", "__proto__", "constructor", "toString", "", "文"];

function damage(making: Making, value: unknown): unknown {
  const odd = () => (pick(making, strange) ?? (() => null))();
  const inside = making.random() < 0.85;
  if (Array.isArray(value) && value.length > 0 && inside) {
    const place = below(making, value.length);
    return value.map((each: unknown, at) => (at === place ? damage(making, each) : each));
  }
  if (!isNode(value) || !inside) return odd();
  const copy: Node = { ...value };
  const name = pick(making, Object.keys(copy));
  const how = making.random();
  if (name === undefined || how < 0.15)
    Object.defineProperty(copy, pick(making, keys) ?? "", { value: odd(), enumerable: true, configurable: true });
  else if (how < 0.3) delete copy[name];
  else copy[name] = damage(making, copy[name]);
  return copy;
}

/** @returns a maker of inputs: `of(seed)` is as the schema describes it in one of two cases, else damaged */
export function inputsOf(schema: z.ZodType): (seed: number) => unknown {
  const described: unknown = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const root = isNode(described) ? described : {};
  return (seed) => {
    const random = seeded(seed);
    const making: Making = { root, random, depth: 5 };
    let made = valueFor(making, root);
    const times = random() < 0.5 ? 0 : 1 + Math.floor(random() * 3);
    for (let time = 0; time < times; time += 1) made = damage(making, made);
    return made;
  };
}
