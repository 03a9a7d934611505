import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ts from "typescript";
import { impure, impureThere, purePlaces } from "./house-law.mjs";

/** Two rules that no library has: import cycles that count types, and purity that holds through other files. */

const root = resolve(import.meta.dirname, "../..");

const nameOf = (file) => relative(root, file).split(sep).join("/");

/** The file that an import names, or null for a package or a file that is not TypeScript. */
function fileOf(specifier, from) {
  const base = specifier.startsWith("@/")
    ? join(root, specifier.slice(2))
    : specifier.startsWith(".")
      ? resolve(dirname(from), specifier)
      : null;
  if (base === null) return null;
  return [base, `${base}.ts`, `${base}.tsx`].find((path) => /\.tsx?$/.test(path) && existsSync(path)) ?? null;
}

const onlyTypes = (clause) =>
  clause?.isTypeOnly ||
  (clause?.name === undefined &&
    clause?.namedBindings !== undefined &&
    ts.isNamedImports(clause.namedBindings) &&
    clause.namedBindings.elements.length > 0 &&
    clause.namedBindings.elements.every((element) => element.isTypeOnly));

/** The imports that a text makes, of any kind: [{ specifier, file, type }]. */
function importsOf(file, text) {
  const found = [];
  const add = (literal, type) => {
    if (literal && ts.isStringLiteralLike(literal))
      found.push({ specifier: literal.text, file: fileOf(literal.text, file), type: Boolean(type) });
  };
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, onlyTypes(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(
    ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, file.endsWith("x") ? ts.ScriptKind.TSX : undefined),
  );
  return found;
}

const known = new Map();
/** The imports of a file of the project, read once a run. */
function importsIn(file) {
  if (!known.has(file)) known.set(file, importsOf(file, readFileSync(file, "utf8")));
  return known.get(file);
}

/**
 * The shortest way from one import of a file to what `wanted` names, as names of files and packages; null where there
 * is none. Follows the imports that `follow` lets through.
 */
function wayTo(first, wanted, follow) {
  const queue = [{ step: first, way: [first.file ? nameOf(first.file) : first.specifier] }];
  const seen = new Set();
  for (const { step, way } of queue) {
    if (wanted(step)) return way;
    if (!step.file || seen.has(step.file) || nameOf(step.file).startsWith("lib/generated/")) continue;
    seen.add(step.file);
    for (const next of importsIn(step.file).filter(follow))
      queue.push({ step: next, way: [...way, next.file ? nameOf(next.file) : next.specifier] });
  }
  return null;
}

/** Reports at the import itself, or at the file where the import stands in the middle of a line. */
function reportImport(context, specifier, message) {
  const { ast } = context.sourceCode;
  const node = ast.body.find((statement) => statement.source?.value === specifier) ?? ast.body[0] ?? ast;
  context.report({ node, message });
}

function isIn(file, places) {
  return places.some((place) => (place.endsWith("/") ? file.startsWith(place) : file === place));
}

const isTest = (name) => /\.test\.tsx?$/.test(name) || name.startsWith("e2e/");

function saysPure(sourceCode) {
  return sourceCode.getAllComments().some(({ value }) => /\bPure\b/.test(value));
}

const reachesImpure = (step) =>
  step.file
    ? isIn(nameOf(step.file), impure.files)
    : impure.packages.some((name) => step.specifier === name || step.specifier.startsWith(`${name}/`));

export const house = {
  rules: {
    "no-import-cycle": {
      create: (context) => ({
        Program() {
          const self = context.filename;
          for (const step of importsOf(self, context.sourceCode.text)) {
            const way = wayTo(
              step,
              ({ file }) => file === self,
              () => true,
            );
            if (way) reportImport(context, step.specifier, `Imports itself: ${way.join(" → ")}.`);
          }
        },
      }),
    },
    pure: {
      create: (context) => ({
        Program() {
          const name = nameOf(context.filename);
          const held = isIn(name, purePlaces) && !isIn(name, impureThere);
          if (isTest(name) || !(held || saysPure(context.sourceCode))) return;
          for (const step of importsOf(context.filename, context.sourceCode.text)) {
            const way = reachesImpure(step)
              ? [step.specifier]
              : step.type
                ? null
                : wayTo(step, reachesImpure, ({ type }) => !type);
            if (way) reportImport(context, step.specifier, `This file is pure: no Prisma, no Next. ${way.join(" → ")}`);
          }
        },
      }),
    },
  },
};
