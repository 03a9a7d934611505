import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { verifyPassword } from "@/lib/auth/password";
import { findInvitation, listOpenInvitations } from "@/lib/members/data";
import { inviteMember, joinAnew, joinAsSelf, removeMember, revokeInvitation } from "@/lib/members/mutations";
import { acceptInvitationSchema } from "@/lib/members/schema";
import { testDatabase } from "@/lib/testing/database";
import { createAccount, serial } from "@/lib/testing/factories";
import { laterBy, openMembersRoom, roomNow as now } from "@/lib/testing/members-room";
import type { ProjectRole } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
let room: Awaited<ReturnType<typeof openMembersRoom>>;

beforeEach(async () => {
  room = await openMembersRoom(prisma);
});

async function invite(role: ProjectRole = "member") {
  const { invitationId, link } = await room.transact((tx) =>
    inviteMember(tx, room.lead, { projectId: room.projectId, role, note: "小李" }, now),
  );
  return { invitationId, link, token: link.path.replace("/invite/", "") };
}

const person = (token: string, accountName = `p-${serial()}`) => ({
  as: "new" as const,
  token,
  displayName: "李新",
  accountName,
  password: "correct horse battery",
  repeat: "correct horse battery",
});
const joinNew = (token: string, accountName?: string) =>
  room.transact((tx) => joinAnew(tx, person(token, accountName), now));
const joinSelf = (userId: string, token: string) => room.transact((tx) => joinAsSelf(tx, userId, token, now));
const expired = { code: "expired" };

describe("an invitation", () => {
  test("is stored as a hash only, and lasts seven days", async () => {
    const { invitationId, token, link } = await invite();
    const row = await prisma.invitation.findFirstOrThrow({ where: { id: invitationId } });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(row.expiresAt).toEqual(laterBy(7));
    expect(link.lastDay).toBe("2026-12-01");
  });

  test("tells whose project it leads into, and in which role", async () => {
    const { token } = await invite("reviewer");
    expect(await findInvitation(token, now)).toMatchObject({
      projectId: room.projectId,
      role: "reviewer",
      inviterName: "周负责",
    });
  });

  test("makes an account that can sign in, and a member in its role", async () => {
    const { token } = await invite("reviewer");
    const joined = await joinNew(token, "li.xin");
    expect(await room.roleOf(joined.userId)).toBe("reviewer");
    const user = await prisma.user.findUniqueOrThrow({ where: { accountName: "li.xin" } });
    expect(user).toMatchObject({ id: joined.userId, displayName: "李新", systemRole: "none" });
    expect(await verifyPassword(user.passwordHash, "correct horse battery")).toBe(true);
  });

  test("lets a person with an account join with it", async () => {
    const userId = await createAccount(prisma);
    const { token } = await invite("viewer");
    await joinSelf(userId, token);
    expect(await room.roleOf(userId)).toBe("viewer");
  });

  test("brings back one who left, in its own role", async () => {
    const userId = await room.join("reviewer");
    await room.transact((tx) => removeMember(tx, room.lead, userId, now));
    const { token } = await invite("viewer");
    await joinSelf(userId, token);
    expect(await room.roleOf(userId)).toBe("viewer");
  });

  test("is not used up by a member, whose role stays", async () => {
    const userId = await room.join("viewer");
    const { token } = await invite("lead");
    await expect(joinSelf(userId, token)).rejects.toMatchObject({
      code: "conflict",
      key: "members.errors.alreadyMember",
    });
    expect(await room.roleOf(userId)).toBe("viewer");
    expect(await findInvitation(token, now)).not.toBeNull();
  });

  test("is not used up if the account name is taken", async () => {
    await createAccount(prisma, { accountName: "taken.name" });
    const { token } = await invite();
    await expect(joinNew(token, "taken.name")).rejects.toMatchObject({
      fields: [{ path: "accountName", key: "accounts.errors.taken" }],
    });
    await joinNew(token);
  });
});

describe("a link opens nothing", () => {
  test("a second time", async () => {
    const { token } = await invite();
    await joinNew(token);
    await expect(joinNew(token)).rejects.toMatchObject(expired);
    expect(await findInvitation(token, now)).toBeNull();
  });

  test("after its last moment", async () => {
    const { token } = await invite();
    expect(await findInvitation(token, laterBy(6.99))).not.toBeNull();
    expect(await findInvitation(token, laterBy(7))).toBeNull();
  });

  test("once revoked; and what is used or revoked cannot be revoked", async () => {
    const { token, invitationId } = await invite();
    const revoke = () => room.transact((tx) => revokeInvitation(tx, room.lead, invitationId, now));
    await revoke();
    await expect(joinNew(token)).rejects.toMatchObject(expired);
    await expect(revoke()).rejects.toMatchObject({ code: "conflict", key: "members.errors.invitationGone" });
  });

  test("once the lead who sent it cannot sign in any more", async () => {
    const { token } = await invite();
    await prisma.user.update({ where: { id: room.leadId }, data: { disabledAt: now } });
    expect(await findInvitation(token, now)).toBeNull();
  });

  test.each(["", "x", "../../etc/passwd", "A".repeat(43), "走访".repeat(20), `${"a".repeat(42)}\u0000`])(
    "when it is nonsense: %j",
    async (token) => {
      expect(await findInvitation(token, now)).toBeNull();
    },
  );

  test("when it was sent for another project: a lead can revoke only links of the own project", async () => {
    const { invitationId, token } = await invite();
    const other = await openMembersRoom(prisma);
    await expect(room.transact((tx) => revokeInvitation(tx, other.lead, invitationId, now))).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await findInvitation(token, now)).not.toBeNull();
  });
});

test("of many who use one link at the same moment exactly one joins", async () => {
  const { token } = await invite();
  const known = await Promise.all(Array.from({ length: 4 }, () => createAccount(prisma)));
  const before = await prisma.user.count();
  const ends = await Promise.allSettled([
    joinNew(token),
    joinNew(token),
    ...known.map((userId) => joinSelf(userId, token)),
  ]);
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await prisma.membership.count({ where: { projectId: room.projectId } })).toBe(2);
  // Those who were too late left no account behind.
  expect((await prisma.user.count()) - before).toBeLessThanOrEqual(1);
});

test("the list contains the open links of the project and no others", async () => {
  const open = await invite("viewer");
  const used = await invite();
  await joinNew(used.token);
  const revoked = await invite();
  await room.transact((tx) => revokeInvitation(tx, room.lead, revoked.invitationId, now));
  expect(await listOpenInvitations(room.lead, now)).toEqual([
    {
      id: open.invitationId,
      role: "viewer",
      note: "小李",
      createdByName: "周负责",
      createdOn: "2026-11-24",
      lastDay: "2026-12-01",
    },
  ]);
  expect(await listOpenInvitations(room.lead, laterBy(8))).toEqual([]);
});

describe("what is sent with a link", () => {
  const good = person("t".repeat(43), "li.xin");
  test.each([
    ["an unknown key", { ...good, systemRole: "admin" }, ""],
    ["another way of joining", { ...good, as: "admin" }, "as"],
    ["a repeat that differs", { ...good, repeat: "something else" }, "repeat"],
    [
      "a password like the account",
      { ...good, accountName: "long.account", password: "Long.Account", repeat: "Long.Account" },
      "password",
    ],
    ["a short password", { ...good, password: "short", repeat: "short" }, "password"],
    ["an account of Han characters", { ...good, accountName: "李新" }, "accountName"],
    ["an empty name", { ...good, displayName: "  " }, "displayName"],
    ["a name that nobody can see", { ...good, displayName: "\u202E\u200B" }, "displayName"],
    ["a person who is no id", { as: "self", token: good.token, userId: "me" }, "userId"],
    ["a role of one's own choice", { as: "self", token: good.token, userId: uuidv7(), role: "lead" }, ""],
  ])("is refused at its field: %s", (_what, input, path) => {
    const parsed = acceptInvitationSchema.safeParse(input);
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toContain(path);
  });

  test("loses what nobody can see in a name", () => {
    expect(acceptInvitationSchema.parse({ ...good, displayName: "李\u202E新" })).toMatchObject({ displayName: "李新" });
  });

  test("keeps rare characters of a name exactly", () => {
    expect(acceptInvitationSchema.parse({ ...good, displayName: "𠮷野" })).toMatchObject({ displayName: "𠮷野" });
  });
});
