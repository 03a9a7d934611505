// Ten bugs of the kind that loses notes or shows them to the wrong people, each with the tests that must catch it.
export const plantedBugs = [
  {
    name: "acknowledge before commit",
    file: "lib/visits/mutations.ts",
    find: ": await changeVisit(statements, scope, { ...sent, ...decision, ...saved, facts, now, audit });",
    replace:
      ": (setTimeout(() => void changeVisit(statements, scope, { ...sent, ...decision, ...saved, facts, now, audit }).catch(() => {}), 300), true);",
    tests: ["lib/visits/sync.db.test.ts"],
  },
  {
    name: "no unique key",
    file: "prisma/migrations/20261129100100_answered_actions/migration.sql",
    find: 'CONSTRAINT "answered_actions_pkey" PRIMARY KEY ("project_id", "request_hash")',
    replace: '"planted" TEXT',
    tests: ["lib/reports/double-press.db.test.ts"],
  },
  {
    name: "count not updated",
    file: "prisma/migrations/20261201000000_kept_counts/migration.sql",
    find: `CREATE TRIGGER entry_themes_counted_made AFTER INSERT ON entry_themes
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION entry_themes_counted();`,
    replace: "-- planted",
    tests: ["lib/findings/kept-counts.db.test.ts"],
  },
  {
    name: "guard removed",
    file: "lib/auth/policy.ts",
    find: 'return (own || lead) && (visit.state === "draft" || visit.state === "returned");',
    replace: 'return visit.state === "draft" || visit.state === "returned";',
    tests: ["lib/visits/sync-access.db.test.ts"],
  },
  {
    name: "cache shared between people",
    file: "lib/auth/scope.ts",
    find: `  return membership ? scopeOf(user, projectId, membership) : null;
}

/**
 * As \`mintScope\`, within a transaction`,
    replace: `  const shared = globalThis as { planted?: Map<string, Membership> };
  shared.planted ??= new Map();
  if (membership) shared.planted.set(projectId, membership);
  const known = shared.planted.get(projectId);
  return known ? scopeOf(user, projectId, known) : null;
}

/**
 * As \`mintScope\`, within a transaction`,
    tests: ["lib/visits/sync-access.db.test.ts"],
  },
  {
    name: "audit row skipped",
    file: "lib/visits/mutations.ts",
    find: "const audit = sent.audit?.(created(submit)) ?? null;",
    replace: "const audit = null;",
    tests: ["lib/visits/sync.db.test.ts"],
  },
  {
    name: "version check removed",
    file: "lib/visits/save-decision.ts",
    find: "const conflict = !same && sent.baseVersion !== version;",
    replace: "const conflict = false;",
    tests: ["lib/visits/sync.db.test.ts"],
  },
  {
    name: "names left in what goes outward",
    file: "lib/reports/outward/mask-text.ts",
    find: "return { text: pass.text, doubts: first.doubts };",
    replace: "return { text: written, doubts: first.doubts };",
    tests: ["lib/reports/outward/mask-report.test.ts"],
  },
  {
    name: "what is not approved counts",
    file: "lib/findings/filter.ts",
    find: "return states.length > 0 ? Prisma.sql`${row}.state IN (${Prisma.join(states)})` : Prisma.sql`false`;",
    replace: "return states.length > 0 ? Prisma.sql`${row}.state IS NOT NULL` : Prisma.sql`false`;",
    tests: ["lib/findings/recount.db.test.ts"],
  },
  {
    name: "attachment acknowledged before it is on the disk",
    file: "lib/attachments/receive-part.ts",
    find: "await attachmentStorage().put(partKey(scope.projectId, id, offset), bytes);",
    replace:
      "setTimeout(() => void attachmentStorage().put(partKey(scope.projectId, id, offset), bytes).catch(() => {}), 300);",
    tests: ["lib/attachments/uploads.db.test.ts"],
  },
];
