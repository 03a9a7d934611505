import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

/** Every schema that a module of schemas exports, with its module and its name. */

const isModule =
  /(?:^|[/-])(?:schema|[a-z-]+-schema|items|answers|format|frozen-model|draft-shape|seen-counts|list-filter)\.ts$/;
const lib = join(import.meta.dirname, "..");

async function schemasOf(name: string): Promise<[string, z.ZodType][]> {
  const exported: unknown = await import(join(lib, name));
  return Object.entries(Object(exported)).flatMap(([key, value]): [string, z.ZodType][] =>
    value instanceof z.ZodType ? [[`${name.replace(/\.ts$/, "")} ${key}`, value]] : [],
  );
}

const modules = readdirSync(lib, { recursive: true, encoding: "utf8" })
  .filter((name) => isModule.test(name) && !/^(?:generated|testing)\//.test(name))
  .sort();

export const everySchema = (await Promise.all(modules.map(schemasOf))).flat();
