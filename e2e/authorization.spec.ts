import type { APIRequestContext } from "@playwright/test";
import { doors, type ProjectDoor, type SystemDoor } from "@/lib/auth/doors";
import { addSite } from "@/lib/testing/factories";
import { mayUse } from "./authorization-rights";
import type { HttpKnock } from "./authorization-objects";
import { samples } from "./authorization-samples";
import { buildWorld, digest, leaveWorld, type World } from "./authorization-world";
import { builtActions, callAction } from "./doors";
import { expect, newAccount, ownAddress, signIn, test } from "./fixtures";

type Actor = keyof World["people"] | "anonymous";
const members = ["lead", "reviewer", "member", "viewer"] as const;
const outsiders = ["stranger", "exMember", "admin"] as const;
const nobody = ["anonymous", "disabled"] as const;
const codeOfStatus: Record<number, string> = {
  200: "ok",
  201: "ok",
  204: "ok",
  401: "unauthenticated",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  422: "invalid",
};

const actionIds = new Map(builtActions().map(({ door, id }) => [door, id]));
const projectDoors = Object.keys(samples) as ProjectDoor[]; // the keys of a closed literal

/** "ok", or the code of the refusal. */
async function knock(request: APIRequestContext, door: string, input: object | string): Promise<string> {
  if (typeof input === "string") {
    const answer = await request.get(input, { maxRedirects: 0 });
    return codeOfStatus[answer.status()] ?? String(answer.status());
  }
  if ("path" in input) {
    const { method, path, headers, body } = input as HttpKnock; // distinguished by its path
    const answer = await request.fetch(path, {
      method,
      headers,
      maxRedirects: 0,
      ...(body !== undefined && { data: Buffer.from(body) }),
    });
    return codeOfStatus[answer.status()] ?? String(answer.status());
  }
  const { result, status } = await callAction(request, actionIds.get(door) ?? "", input);
  if (!result) return `no answer (${status})`;
  return result.ok ? "ok" : result.error.code;
}

/** What they are asked about and do not find, they leave out. */
const silentDoors = new Set<string>(["codebook.unassignTheme", "GET /api/coding/[projectId]"]);

/** How far the samples of doors that would change the whole project get. */
const reachedIn: Partial<Record<ProjectDoor, string>> = {
  "projects.updateProject": "conflict",
  "projects.saveOutline": "conflict",
  "projects.closeProject": "conflict",
  "projects.reopenProject": "conflict",
  "projects.deleteProject": "invalid",
};

test.describe("the doors of a project", () => {
  let world: World;
  const as = new Map<Actor, APIRequestContext>();

  test.beforeAll(async ({ playwright, baseURL }) => {
    const { PrismaClient } = await import("@/lib/generated/prisma/client");
    const { PrismaPg } = await import("@prisma/adapter-pg");
    const db = new PrismaClient({
      adapter: new PrismaPg({ connectionString: process.env["DATABASE_URL"] ?? "", max: 4 }),
    });
    world = await buildWorld(db);
    const context = () =>
      playwright.request.newContext({
        ...(baseURL && { baseURL }),
        extraHTTPHeaders: { "x-forwarded-for": ownAddress() },
      });
    as.set("anonymous", await context());
    for (const [actor, account] of Object.entries(world.people)) {
      const own = await context();
      await signIn(own, account);
      as.set(actor as Actor, own); // the keys of people
    }
    // Their cookies from before are still valid today.
    await db.membership.updateMany({
      where: { projectId: world.projectId, userId: world.people.exMember.id },
      data: { removedAt: new Date() },
    });
    await db.user.update({ where: { id: world.people.disabled.id }, data: { disabledAt: new Date() } });
  });

  test.afterAll(async () => {
    for (const context of as.values()) await context.dispose();
    await leaveWorld(world);
  });

  const contextOf = (actor: Actor) => {
    const context = as.get(actor);
    if (!context) throw new Error(`nobody signed in as ${actor}`);
    return context;
  };
  const made = async (authorId: string, projectId = world.projectId) => ({
    projectId,
    authorId,
    siteId: await addSite(world.db, { projectId }),
  });

  for (const door of projectDoors) {
    test(`${door} is open to those who may use it, and to nobody else; a refusal changes nothing`, async () => {
      const input = await samples[door](world.db, await made(world.people.lead.id));
      const before = await digest(world);
      const answers: Record<string, string> = {};
      const expected: Record<string, string> = {};
      for (const actor of [...nobody, ...outsiders, ...members]) {
        const inside = (members as readonly string[]).includes(actor);
        if (inside && mayUse[door].some((role) => role === actor)) continue;
        answers[actor] = await knock(contextOf(actor), door, input);
        expected[actor] = inside
          ? "forbidden"
          : (nobody as readonly string[]).includes(actor)
            ? "unauthenticated"
            : "not_found";
      }
      expect(answers).toEqual(expected);
      expect(await digest(world)).toBe(before);

      for (const role of mayUse[door]) {
        // Nobody reviews their own visit, so the author is another person. People withdraw or delete only what is their
        // own.
        const reviewed = door.startsWith("visits.") && door !== "visits.withdrawVisit";
        const author = reviewed ? world.people.member.id : world.people[role].id;
        const own = await samples[door](world.db, await made(author));
        const answer = await knock(contextOf(role), door, own);
        expect(reachedIn[door] ?? "ok", `${role} at ${door}`).toBe(answer);
      }
    });
  }

  test("an id of another project opens nothing, and changes nothing", async () => {
    const { otherProjectId, people } = world;
    const refusals = new Map<string, string>();
    for (const door of projectDoors) {
      const foreign = await samples[door](world.db, await made(people.stranger.id, otherProjectId));
      // Removing something that is absent is not refused, and entries that are absent have no themes. The database
      // tests check that no other project is affected or shown.
      if (foreign instanceof Map || silentDoors.has(door)) continue;
      const mixed: unknown = JSON.parse(JSON.stringify(foreign).replaceAll(otherProjectId, world.projectId));
      // A door that names only the project has no second id to test.
      const ids = JSON.stringify(mixed).match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [];
      if (ids.every((id) => id === world.projectId)) continue;
      const before = await digest(world);
      refusals.set(door, await knock(contextOf("lead"), door, mixed as object | string));
      expect(await digest(world), door).toBe(before);
    }
    // A missing invitation gets the same answer as a used one: it is no longer valid, whoever it belonged to.
    expect(refusals.get("members.revokeInvitation")).toBe("conflict");
    refusals.delete("members.revokeInvitation");
    expect([...refusals].filter(([, code]) => code !== "not_found" && code !== "invalid")).toEqual([]);
    expect(refusals.size).toBeGreaterThan(15);
  });

  test("a project that does not exist and one of others give the same answer", async () => {
    for (const door of projectDoors) {
      const own = await samples[door](world.db, await made(world.people.lead.id));
      if (own instanceof Map) continue;
      const absent: unknown = JSON.parse(
        JSON.stringify(own).replaceAll(world.projectId, "019abc00-0000-7000-8000-000000000000"),
      );
      const foreign: unknown = JSON.parse(JSON.stringify(own).replaceAll(world.projectId, world.otherProjectId));
      const answers = [
        await knock(contextOf("lead"), door, absent as object | string),
        await knock(contextOf("lead"), door, foreign as object | string),
      ];
      expect(answers, door).toEqual(["not_found", "not_found"]);
    }
  });

  test("a door of accounts is open to an administrator only; one's own to anyone signed in", async () => {
    const target = (await newAccount(world.db)).id;
    const inputs: Record<SystemDoor, object> = {
      "accounts.createAccount": {
        accountName: `new-${Date.now().toString(36)}`,
        displayName: "新人",
        systemRole: "none",
      },
      "accounts.setAccountDisabled": { accountId: target, disabled: false },
      "accounts.resetAccountPassword": { accountId: target },
      "accounts.setSystemRole": { accountId: target, systemRole: "none" },
      // Wrong on purpose: a person with access gets the problem at the field.
      "accounts.changePassword": {
        oldPassword: "not this one",
        password: "another long password",
        repeat: "another long password",
      },
      // The server of these tests has no OIDC: an administrator learns that.
      "accounts.mapIdentity": { accountId: target, subject: "somebody" },
      "accounts.unmapIdentity": { accountId: target },
      // Nobody has a second factor here: a person with access gets the problem, or learns that there is none.
      "accounts.beginSecondFactor": { password: "not this one" },
      "accounts.confirmSecondFactor": { code: "000000" },
      "accounts.renewRecoveryCodes": { password: "not this one", code: "000000" },
      "accounts.removeSecondFactor": { password: "not this one", code: "000000" },
      "accounts.resetSecondFactor": { accountId: target },
      "accounts.requireSecondFactor": { required: false },
      "projects.createProject": { name: "又一个课题", background: "", coverage: "", startsOn: "", endsOn: "" },
      // None that is deleted.
      "projects.restoreProject": { projectId: world.projectId },
      // No archive: a person with access is told so.
      "POST /api/archives": { method: "POST", path: "/api/archives", body: "x" },
    };
    const reached: Partial<Record<string, string>> = {
      "POST /api/archives": "invalid",
      "accounts.changePassword": "invalid",
      "accounts.mapIdentity": "conflict",
      "accounts.unmapIdentity": "conflict",
      "accounts.beginSecondFactor": "invalid",
      "accounts.confirmSecondFactor": "conflict",
      "accounts.renewRecoveryCodes": "invalid",
      "accounts.removeSecondFactor": "invalid",
      "accounts.resetSecondFactor": "not_found",
      "projects.restoreProject": "not_found",
    };
    for (const [door, input] of Object.entries(inputs)) {
      const own = doors[door as SystemDoor].verb !== "account.manage";
      const before = await digest(world);
      for (const actor of nobody)
        expect(await knock(contextOf(actor), door, input), `${actor} at ${door}`).toBe("unauthenticated");
      if (!own)
        for (const actor of [...members, "stranger"] as const)
          expect(await knock(contextOf(actor), door, input), `${actor} at ${door}`).toBe("forbidden");
      expect(await digest(world), door).toBe(before);
      const answer = await knock(contextOf(own ? "stranger" : "admin"), door, input);
      expect(answer, door).toBe(reached[door] ?? "ok");
    }
  });

  test("a public door without its one-time link opens nothing", async () => {
    const before = await digest(world);
    const pair = { password: "a long enough password", repeat: "a long enough password" };
    for (const actor of ["anonymous", "viewer", "admin"] as const) {
      for (const token of ["", "nonsense", "A".repeat(43)]) {
        expect(await knock(contextOf(actor), "accounts.setPasswordByLink", { token, ...pair }), actor).not.toBe("ok");
        const join = { as: "new", token, displayName: "新人", accountName: "new-person", ...pair };
        expect(await knock(contextOf(actor), "members.acceptInvitation", join), actor).not.toBe("ok");
        const step = { step: token };
        expect(await knock(contextOf(actor), "accounts.beginFactorAtSignIn", step), actor).not.toBe("ok");
        const code = { ...step, code: "000000" };
        expect(await knock(contextOf(actor), "accounts.confirmFactorAtSignIn", code), actor).not.toBe("ok");
      }
    }
    expect(await digest(world)).toBe(before);
  });

  test("the sync route accepts notes from those who write in the project, and from nobody else", async () => {
    const before = await digest(world);
    const siteId = await addSite(world.db, { projectId: world.projectId });
    const withSite = await digest(world);
    expect(withSite).not.toBe(before);
    const item = (recorderId: string) => ({
      projectId: world.projectId,
      id: crypto.randomUUID(),
      baseVersion: 0,
      submit: false,
      content: {
        siteId,
        visitedOn: "2026-11-20",
        startedAt: null,
        endedAt: null,
        method: "seminar",
        place: "",
        recorderId,
        memberIds: [],
        audiences: [],
        entries: [],
        figures: [],
        marks: { status: null, example: null, problem: null, suggestion: null },
      },
    });
    const send = async (actor: Actor) => {
      const answer = await contextOf(actor).post("/api/sync/visits", {
        data: { protocol: 1, items: [item(world.people.member.id)] },
      });
      if (answer.status() !== 200) return String(answer.status());
      const { replies } = await answer.json();
      return String(replies[0].status);
    };
    for (const actor of nobody) expect(await send(actor), actor).toBe("401");
    for (const actor of [...outsiders, "viewer"] as const) expect(await send(actor), actor).toBe("forbidden");
    expect(await digest(world)).toBe(withSite);
    for (const actor of ["lead", "reviewer", "member"] as const) expect(await send(actor), actor).toBe("saved");
  });
});
