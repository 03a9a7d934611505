// Who may do what, said a second time: the doors as the authorization matrix has them (e2e/authorization-rights.ts),
// and here, in other words than the policy, what depends on the visit, the report and the system. Both are held against
// the policy; guards.mjs holds them against changed copies of it.
const roles = ["lead", "reviewer", "member", "viewer"];
const states = ["draft", "submitted", "returned", "approved", "voided"];
const all = "lead reviewer member viewer";

/** Verbs that no door has alone: pages ask them. */
const ofPages = {
  "project.read": all,
  "member.read": all,
  "site.read": all,
  "visit.read": all,
  "visit.write": "lead reviewer member",
  "visit.submit": "lead reviewer member",
  "visit.return": "lead reviewer",
  "theme.read": all,
  "indicator.read": all,
  "finding.read": all,
  "report.read": all,
  "report.finalise": "lead",
};

/** What is possible in a closed project. */
const whileClosed = [
  ...Object.keys(ofPages).filter((verb) => verb.endsWith("read")),
  "project.archive",
  "project.reopen",
  "project.delete",
  "project.copy",
];

const publicDoors = [
  "GET /api/auth/[...nextauth]",
  "GET /api/health",
  "GET /api/health/live",
  "GET /worker.js",
  "POST /api/auth/[...nextauth]",
  "accounts.beginFactorAtSignIn",
  "accounts.confirmFactorAtSignIn",
  "accounts.setPasswordByLink",
  "i18n.setLocale",
  "members.acceptInvitation",
];
const signedInDoors = ["GET /api/device-key", "POST /api/sync/visits"];
const adminDoors = [
  "accounts.createAccount",
  "accounts.mapIdentity",
  "accounts.requireSecondFactor",
  "accounts.resetAccountPassword",
  "accounts.resetSecondFactor",
  "accounts.setAccountDisabled",
  "accounts.setSystemRole",
  "accounts.unmapIdentity",
];
const anyPersonsDoors = [
  "POST /api/archives",
  "accounts.beginSecondFactor",
  "accounts.changePassword",
  "accounts.confirmSecondFactor",
  "accounts.removeSecondFactor",
  "accounts.renewRecoveryCodes",
  "projects.createProject",
  "projects.restoreProject",
];
/** Only writers read these, in a closed project too. */
const givenDoors = [
  "GET /api/reports/[projectId]/[reportId]/opinions",
  "GET /api/reports/[projectId]/[reportId]/returns/[returnId]",
  "GET /api/visits/[projectId]/[visitId]/corrections/[correctionId]",
];
/** An open page asks these by itself; nothing else may keep quiet about a person who works. */
const polledDoors = [
  "GET /api/coding/[projectId]",
  "GET /api/live/[projectId]",
  "GET /api/reports/[projectId]/[reportId]/changes",
  "POST /api/reports/[projectId]/[reportId]/editors",
];

/** For each verb on a visit: by state, who may on an own visit / on another's. */
const onVisits = {
  "visit.read": {
    "*": [all, all],
    "draft submitted returned voided": ["lead reviewer member", "lead reviewer member"],
  },
  "visit.write": { "draft returned": ["lead reviewer member", "lead"] },
  "visit.submit": { "draft returned": ["lead reviewer member", "lead"] },
  "visit.attach": { "draft returned submitted": ["lead reviewer member", "lead"] },
  "visit.correct": {
    draft: ["lead reviewer member", "lead"],
    returned: ["lead reviewer member", "lead reviewer"],
    submitted: ["lead reviewer", "lead reviewer"],
  },
  "visit.withdraw": { submitted: ["lead reviewer member", ""] },
  "visit.approve": { submitted: ["lead", "lead reviewer"] },
  "visit.return": { "submitted approved": ["lead reviewer", "lead reviewer"] },
  "visit.void": { "draft submitted returned approved": ["lead", "lead"] },
};

const actorOf = (projectRole, systemRole = "none") => ({ userId: "me", systemRole, projectRole });
const inClosed = (role) => ({ ...actorOf(role), closed: true });

/** The line that names the state, else the one of all. */
function expectedOnVisit(verb, state) {
  const lines = onVisits[verb];
  const named = Object.keys(lines).find((states) => states.split(" ").includes(state));
  return lines[named ?? "*"] ?? ["", ""];
}

function* visitCases() {
  for (const verb of Object.keys(onVisits))
    for (const state of states)
      for (const [place, owners] of [
        [0, ["me", "you"]],
        [0, ["you", "me"]],
        [0, ["me", "me"]],
        [1, ["you", "you"]],
      ])
        for (const role of roles)
          yield {
            ...{ verb, role, subject: { state, createdBy: owners[0], recorderId: owners[1] } },
            may: expectedOnVisit(verb, state)[place].split(" ").includes(role),
          };
}

/**
 * @param {{ can: Function, canSystem: Function }} policy
 * @param {Record<string, object>} doors
 * @param {Record<string, string[]>} mayUse the matrix's own list
 * @returns {string[]} where they differ
 */
export function rightsFaults({ can, canSystem }, doors, mayUse) {
  const faults = [];
  const expect = (found, wanted, what) => void (found !== wanted && faults.push(`${what}: ${found}, not ${wanted}`));
  for (const [door, allowed] of Object.entries(mayUse))
    for (const role of roles)
      expect(
        doors[door].access === "project" && can(actorOf(role), doors[door].verb),
        allowed.includes(role),
        `${door} ${role}`,
      );
  for (const [door, allowed] of Object.entries(mayUse))
    for (const role of roles)
      expect(
        doors[door].access === "project" && can(inClosed(role), doors[door].verb),
        allowed.includes(role) && whileClosed.includes(doors[door].verb),
        `${door} ${role} in a closed project`,
      );
  for (const [verb, allowed] of Object.entries(ofPages))
    for (const role of roles) expect(can(actorOf(role), verb), allowed.split(" ").includes(role), `${verb} ${role}`);
  for (const verb of [...Object.keys(ofPages), ...Object.keys(onVisits)]) {
    expect(can(actorOf(null), verb), false, `${verb} of nobody`);
    expect(can(actorOf(null, "admin"), verb), false, `${verb} of an administrator`);
  }
  for (const { verb, role, subject, may } of visitCases())
    expect(can(actorOf(role), verb, subject), may, `${verb} ${role} ${JSON.stringify(subject)}`);
  for (const verb of ["report.edit", "report.read", "report.delete"])
    for (const createdBy of ["me", "you"])
      for (const role of roles) {
        const writer = role !== "viewer";
        const may =
          verb === "report.read" || (writer && (verb === "report.edit" || role === "lead" || createdBy === "me"));
        expect(can(actorOf(role), verb, { createdBy }), may, `${verb} ${role} of ${createdBy}`);
      }
  const ofAccess = (access) =>
    Object.keys(doors)
      .filter((door) => doors[door].access === access)
      .sort();
  const list = (found, wanted, what) => expect(found.join(), [...wanted].sort().join(), what);
  list(ofAccess("public"), publicDoors, "public doors");
  list(ofAccess("signed_in"), signedInDoors, "doors of anybody who is signed in");
  list(ofAccess("project"), Object.keys(mayUse), "doors of projects");
  list(ofAccess("system"), [...adminDoors, ...anyPersonsDoors], "doors of the system");
  for (const door of ofAccess("system"))
    for (const systemRole of ["none", "admin"])
      expect(
        canSystem(actorOf(null, systemRole), doors[door].verb),
        systemRole === "admin" || anyPersonsDoors.includes(door),
        `${door} of ${systemRole}`,
      );
  list(
    Object.keys(doors)
      .filter((door) => doors[door].unattended)
      .sort(),
    polledDoors,
    "doors that pages ask by themselves",
  );
  list(
    Object.keys(doors)
      .filter((door) => doors[door].reads)
      .sort(),
    givenDoors,
    "doors that give what only writers read",
  );
  return faults;
}
