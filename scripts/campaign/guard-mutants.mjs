// Every guard, changed so that it lets more people in, or fewer. What is pure is made from the text by rules; the gates
// are listed by hand, each with the tests that must notice.
const sets = ["everyone", "writers", "reviewers", "leads"];

/** Each verb with each other set of roles. */
export function* verbMutants(policy) {
  const table = /const projectVerbs = \{([\s\S]*?)\n\} as const/.exec(policy)?.[1] ?? "";
  for (const [line, verb, roles] of table.matchAll(/"([\w.]+)": (\w+),/g))
    for (const other of sets.filter((set) => set !== roles))
      yield { name: `${verb}: ${other} instead of ${roles}`, find: line, replace: `"${verb}": ${other},` };
}

const conditions = [
  ["const own = visit.createdBy === actor.userId || visit.recorderId === actor.userId;", "const own = true;"],
  ["const own = visit.createdBy === actor.userId || visit.recorderId === actor.userId;", "const own = false;"],
  ["visit.createdBy === actor.userId || visit.recorderId", "visit.recorderId"],
  ["visit.createdBy === actor.userId || visit.recorderId === actor.userId", "visit.createdBy === actor.userId"],
  ['const lead = actor.projectRole === "lead";', "const lead = true;"],
  ['const lead = actor.projectRole === "lead";', "const lead = false;"],
  ['return actor.projectRole !== "viewer" || visit.state === "approved";', "return true;"],
  ['return actor.projectRole !== "viewer" || visit.state === "approved";', 'return visit.state === "approved";'],
  ['return (own || lead) && (visit.state === "draft" || visit.state === "returned");', "return own || lead;"],
  [
    '(own || lead) && (visit.state === "draft" || visit.state === "returned");',
    '(visit.state === "draft" || visit.state === "returned");',
  ],
  [
    '(own || lead) && (visit.state === "draft" || visit.state === "returned");',
    'own && (visit.state === "draft" || visit.state === "returned");',
  ],
  [
    '(own || lead) && (visit.state === "draft" || visit.state === "returned");',
    '(own || lead) && visit.state === "draft";',
  ],
  ['if (visit.state === "submitted") return actor.projectRole !== "member";', ""],
  [
    'if (visit.state === "submitted") return actor.projectRole !== "member";',
    'if (visit.state === "submitted") return true;',
  ],
  ['(visit.state === "returned" && actor.projectRole === "reviewer")', 'actor.projectRole === "reviewer"'],
  ['(visit.state === "returned" && actor.projectRole === "reviewer")', 'visit.state === "returned"'],
  [' || (visit.state === "returned" && actor.projectRole === "reviewer")', ""],
  [
    'return (own || lead) && (visit.state === "draft" || visit.state === "returned" || visit.state === "submitted");',
    "return own || lead;",
  ],
  [
    '(own || lead) && (visit.state === "draft" || visit.state === "returned" || visit.state === "submitted");',
    'own && (visit.state === "draft" || visit.state === "returned" || visit.state === "submitted");',
  ],
  ['|| visit.state === "returned" || visit.state === "submitted");', '|| visit.state === "returned");'],
  ['return own && visit.state === "submitted";', 'return visit.state === "submitted";'],
  ['return own && visit.state === "submitted";', "return own;"],
  ['return visit.state === "submitted" && (!own || lead);', 'return visit.state === "submitted";'],
  ['return visit.state === "submitted" && (!own || lead);', 'return visit.state === "submitted" && !own;'],
  ['return visit.state === "submitted" && (!own || lead);', "return !own || lead;"],
  ['return visit.state === "submitted" || visit.state === "approved";', "return true;"],
  ['return visit.state === "submitted" || visit.state === "approved";', 'return visit.state === "submitted";'],
  ['return visit.state !== "voided";', "return true;"],
  ['if (verb !== "report.delete") return true;', "return true;"],
  ['return actor.projectRole === "lead" || report.createdBy === actor.userId;', "return true;"],
  [
    'return actor.projectRole === "lead" || report.createdBy === actor.userId;',
    "return report.createdBy === actor.userId;",
  ],
  ['return actor.projectRole === "lead" || report.createdBy === actor.userId;', 'return actor.projectRole === "lead";'],
  ["if (actor.projectRole === null) return false;", "if (actor.projectRole === null) return true;"],
  ["if (!roles.includes(actor.projectRole)) return false;", ""],
  ["if (actor.closed && !isOpenWhileClosed(verb)) return false;", ""],
  ['verb.endsWith(".read") || whileClosed.includes(verb)', "whileClosed.includes(verb)"],
  ['verb.endsWith(".read") || whileClosed.includes(verb)', 'verb.endsWith(".read")'],
  ["if (!subject) return true;", "return true;"],
  ['return actor.systemRole === "admin";', "return true;"],
  ['return actor.systemRole === "admin";', "return false;"],
];

export const conditionMutants = () =>
  conditions.map(([find, replace]) => ({ name: `${find} → ${replace || "(nothing)"}`, find, replace }));

/** Each door opened to anybody, to anybody signed in, and with the loosest and the tightest verb. */
export function* doorMutants(doors) {
  const lines = [...doors.matchAll(/^ {2}("[^"]+"): (project|polled|given|system)\("([\w.]+)"\),$/gm)];
  const loose = { project: "project.read", polled: "project.read", given: "project.read", system: "self.edit" };
  const tight = { project: "project.edit", polled: "project.edit", given: "project.edit", system: "account.manage" };
  for (const [find, door, kind] of lines) {
    const as = (rule) => ({ name: `${door}: ${rule}`, find, replace: `  ${door}: ${rule},` });
    yield as('open("planted")');
    yield as('{ access: "signed_in" }');
    for (const verb of [loose[kind], tight[kind]]) yield { ...as(`${kind}("${verb}")`), mayBeSame: true };
    if (kind === "project")
      yield { name: `${door}: asked by itself`, find, replace: find.replace("project(", "polled(") };
    if (kind === "polled") yield { name: `${door}: a use`, find, replace: find.replace("polled(", "project(") };
  }
}

const gateTests = ["lib/gates.db.test.ts"];
const sessionTests = ["lib/auth/session-store.db.test.ts"];
const doorTests = ["lib/visits/sync-door.db.test.ts"];

/** @type {{ name: string, file: string, find: string, replace: string, tests: string[] }[]} */
export const gateMutants = [
  [
    "lib/gates/define-route.ts",
    "if (!can(rule.reads ? asReader(scope.actor) : scope.actor, rule.verb)) throw forbidden(scope.actor);",
    "",
    gateTests,
  ],
  [
    "lib/gates/action-steps.ts",
    "if (!can(scope.actor, doors[door].verb)) throw forbidden(scope.actor);",
    "",
    gateTests,
  ],
  ["lib/gates/action-steps.ts", 'if (!user) throw new AppError("unauthenticated");', "", gateTests],
  [
    "lib/gates/action-steps.ts",
    'if (!scope) throw new AppError("not_found");',
    'if (!scope) throw new AppError("forbidden");',
    gateTests,
  ],
  [
    "lib/gates/define-route.ts",
    'if (!scope) throw new AppError("not_found");',
    'if (!scope) throw new AppError("forbidden");',
    gateTests,
  ],
  ["lib/gates/define-action.ts", "if (!can(scope.actor, verb, subject)) throw forbidden(scope.actor);", "", gateTests],
  [
    "lib/gates/define-action.ts",
    'if (!canSystem(actor, doors[door].verb)) throw new AppError("forbidden");',
    "",
    gateTests,
  ],
  [
    "lib/gates/define-action.ts",
    "await recordAudit(tx, { ...who, action: door, subjectId: written.subjectId, detail: written.detail, at: now });",
    "",
    gateTests,
  ],
  ["lib/gates/open-page.ts", "if (!can(scope.actor, verb)) forbidden();", "", gateTests],
  ["lib/gates/open-page.ts", "if (!scope) notFound();", "if (!scope) forbidden();", gateTests],
  ["lib/gates/open-page.ts", "if (user) return user;", "return user as never;", gateTests],
  [
    "lib/gates/open-page.ts",
    "if (!canSystem({ userId: user.id, systemRole: user.systemRole, projectRole: null }, verb)) forbidden();",
    "",
    gateTests,
  ],
  [
    "lib/gates/plain-door.ts",
    "if (!user || (drawnFor !== null && drawnFor !== user.id)) throw",
    "if (!user) throw",
    [...gateTests, ...doorTests],
  ],
  [
    "lib/gates/plain-door.ts",
    "if (!user || (drawnFor !== null && drawnFor !== user.id)) throw",
    "if (user && drawnFor !== null && drawnFor !== user.id) throw",
    [...gateTests, ...doorTests],
  ],
  [
    "lib/auth/scope.ts",
    "where: { projectId, userId: user.id, removedAt: null },",
    "where: { projectId, userId: user.id },",
    gateTests,
  ],
  [
    "lib/auth/scope.ts",
    "where: { projectId, userId: user.id, removedAt: null },",
    "where: { projectId, removedAt: null },",
    gateTests,
  ],
  ["lib/auth/scope.ts", "return held && !held.removed ?", "return held ?", gateTests],
  ["lib/auth/scope.ts", 'if (projectState === "deleted") return null;', "", gateTests],
  ["lib/auth/scope.ts", 'const closed = projectState === "closed";', "const closed = false;", gateTests],
  ["lib/gates/define-route.ts", "rule.reads ? asReader(scope.actor) : scope.actor", "asReader(scope.actor)", gateTests],
  ["lib/gates/define-route.ts", "rule.reads ? asReader(scope.actor) : scope.actor", "scope.actor", gateTests],
  [
    "lib/visits/change-statement.ts",
    "AND project_state = 'open' FOR SHARE",
    "FOR SHARE",
    ["lib/visits/races.db.test.ts"],
  ],
  [
    "lib/auth/session-store.ts",
    "AND ended_at IS NULL AND disabled_at IS NULL",
    "AND disabled_at IS NULL",
    sessionTests,
  ],
  ["lib/auth/session-store.ts", "AND ended_at IS NULL AND disabled_at IS NULL", "AND ended_at IS NULL", sessionTests],
  ["lib/auth/session-store.ts", "WHERE session.session_version = person.session_version AND", "WHERE", sessionTests],
  ["lib/auth/session-store.ts", "if (idle > settings.SESSION_IDLE_MINUTES * minute) return null;", "", sessionTests],
  [
    "lib/auth/session-store.ts",
    "if (now.getTime() - row.createdAt.getTime() > settings.SESSION_HOURS * 60 * minute) return null;",
    "",
    sessionTests,
  ],
  ["lib/auth/session-store.ts", "if (idle > minute && !unattended)", "if (idle > minute)", sessionTests],
].map(([file, find, replace, tests]) => ({
  name: `${file}: ${find.slice(0, 90)} → ${replace.slice(0, 60) || "(nothing)"}`,
  file,
  find,
  replace,
  tests,
}));
