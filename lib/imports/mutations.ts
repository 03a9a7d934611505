import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { mostImportRules, type ImportRuleFields } from "@/lib/imports/schema";

/** Adds a word; a word that the project has already goes to the dimension that is named now. Returns its id. */
export async function addImportRule(
  tx: Transaction,
  scope: ProjectScope,
  { word, dimension, now }: ImportRuleFields & { now: Date },
): Promise<string> {
  const { projectId } = scope;
  const known = await tx.importRule.findUnique({
    where: { projectId_word: { projectId, word } },
    select: { id: true },
  });
  if (!known && (await tx.importRule.count({ where: { projectId } })) >= mostImportRules) {
    throw new AppError("conflict", "imports.rules.tooMany", [], { max: mostImportRules });
  }
  const rule = await tx.importRule.upsert({
    where: { projectId_word: { projectId, word } },
    create: { projectId, id: uuidv7(), word, dimension, createdAt: now },
    update: { dimension },
    select: { id: true },
  });
  return rule.id;
}

/** Takes a word away again; one that is gone already stays gone. */
export async function removeImportRule(tx: Transaction, scope: ProjectScope, ruleId: string): Promise<void> {
  const { count } = await tx.importRule.deleteMany({ where: { projectId: scope.projectId, id: ruleId } });
  if (count === 0) throw new AppError("not_found");
}
