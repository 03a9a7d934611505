import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import type { ActionResult } from "@/lib/errors";

/** The doors (actions and routes) that the build has, and how to call each over HTTP. */

export interface ReferenceManifest {
  encryptionKey: string;
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
}

/** A manifest of the build under test: Next's own files, shape read in 16.4. */
export function manifest<T>(name: string): T {
  const build = readFileSync(join(process.cwd(), ".next/current-build"), "utf8");
  return JSON.parse(readFileSync(join(process.cwd(), build, "server", name), "utf8"));
}

export interface BuiltAction {
  /** "<noun>.<export>", as in lib/auth/doors.ts. */
  door: string;
  id: string;
}

/** The audit keeps the door's name permanently, so a door that moved to another noun keeps its first name. */
const firstNoun: Record<string, string> = { coding: "codebook" };

/** Every server action of the build. */
export function builtActions(): BuiltAction[] {
  const { node } = manifest<ReferenceManifest>("server-reference-manifest.json");
  return Object.entries(node).map(([id, { filename, exportedName }]) => {
    const noun = /^lib\/([a-z0-9-]+)\/actions\.ts$/.exec(filename)?.[1];
    return { id, door: noun ? `${firstNoun[noun] ?? noun}.${exportedName}` : `${filename}#${exportedName}` };
  });
}

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** The methods that a route's source exports, by name or in an export list. */
function exportedMethods(source: string): string[] {
  const direct = [...source.matchAll(/export\s+(?:async\s+)?(?:function|const)\s+([A-Z]+)\b/g)].map(
    (match) => match[1] ?? "",
  );
  const listed = [...source.matchAll(/export\s*\{([^}]*)\}/g)].flatMap((match) =>
    (match[1] ?? "").split(",").map(
      (part) =>
        part
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? "",
    ),
  );
  return [...direct, ...listed].filter((name) => methods.includes(name));
}

/** Every route handler of the build, as "<METHOD> <path>". */
export function builtRoutes(): string[] {
  return Object.keys(manifest<Record<string, string>>("app-paths-manifest.json"))
    .filter((key) => key.endsWith("/route"))
    .flatMap((key) => {
      const file = join(process.cwd(), "app", `${key}.ts`);
      // Next makes a route from a picture (icon.svg). It has no source and shows nobody's data.
      if (!existsSync(file)) return [];
      const path = key.replace(/\/route$/, "").replace(/\/\([^)]*\)/g, "");
      return exportedMethods(readFileSync(file, "utf8")).map((method) => `${method} ${path}`);
    });
}

/** Every page of the build, by its path in app. */
export function builtPages(): string[] {
  return Object.keys(manifest<Record<string, string>>("app-paths-manifest.json"))
    .filter((key) => key.endsWith("/page") && !key.startsWith("/_"))
    .map((key) => key.replace(/\/page$/, "").replace(/\/\([^)]*\)/g, "") || "/")
    .sort();
}

/** The answer of an action, taken from its flight response. Null if it answered with something else. */
function resultOf<T>(flight: string): ActionResult<T> | null {
  for (const row of flight.split("\n")) {
    const body = /^[0-9a-f]+:(\{.*\})$/.exec(row)?.[1];
    if (!body) continue;
    const value: unknown = JSON.parse(body);
    if (typeof value === "object" && value !== null && "ok" in value) return value as ActionResult<T>; // has a result's `ok`
  }
  return null;
}

/** The fields first, then the arguments that refer to them: the server reads the parts in this order. */
function asForm(fields: Map<string, string | File>): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(`_1_${name}`, value);
  form.append("0", '["$K1"]');
  return form;
}

/** Calls a server action as the browser does: `Next-Action` header, arguments as JSON or as a form. */
export async function callAction<T = unknown>(
  request: APIRequestContext,
  actionId: string,
  input: unknown,
): Promise<{ status: number; result: ActionResult<T> | null; text: string }> {
  const headers = { "next-action": actionId, accept: "text/x-component" };
  const isForm = input instanceof Map;
  const answer = await request.post("/sign-in", {
    headers: isForm ? headers : { ...headers, "content-type": "text/plain;charset=UTF-8" },
    maxRedirects: 0,
    ...(isForm ? { multipart: asForm(input) } : { data: JSON.stringify([input]) }),
  });
  const text = await answer.text();
  return { status: answer.status(), result: resultOf<T>(text), text };
}
