import { beforeEach, describe, expect, test } from "vitest";
import { listMembers } from "@/lib/members/data";
import { changeMemberRole, inviteMember, removeMember } from "@/lib/members/mutations";
import { testDatabase } from "@/lib/testing/database";
import { addSite, addVisit, visitContent } from "@/lib/testing/factories";
import { openMembersRoom, roomNow as now } from "@/lib/testing/members-room";
import { projectRoles } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
let room: Awaited<ReturnType<typeof openMembersRoom>>;

beforeEach(async () => {
  room = await openMembersRoom(prisma);
});

describe("a role", () => {
  test.each(projectRoles.filter((role) => role !== "member"))(
    "can be made %s, and ends the person's session",
    async (role) => {
      const userId = await room.join("member");
      const alive = await room.signIn(userId);
      await room.transact((tx) => changeMemberRole(tx, room.lead, { userId, role }, now));
      expect(await room.roleOf(userId)).toBe(role);
      expect(await alive()).toBe(false);
    },
  );

  test("that stays the same ends nobody's session", async () => {
    const userId = await room.join("member");
    const alive = await room.signIn(userId);
    await room.transact((tx) => changeMemberRole(tx, room.lead, { userId, role: "member" }, now));
    expect(await alive()).toBe(true);
  });

  test("of someone outside the project is refused", async () => {
    const other = await openMembersRoom(prisma);
    const change = room.transact((tx) =>
      changeMemberRole(tx, room.lead, { userId: other.leadId, role: "viewer" }, now),
    );
    await expect(change).rejects.toMatchObject({ code: "not_found" });
    expect(await other.roleOf(other.leadId)).toBe("lead");
  });
});

describe("removing a member", () => {
  test("closes the project to them at once and keeps what they recorded", async () => {
    const userId = await room.join("member");
    const alive = await room.signIn(userId);
    const siteId = await addSite(prisma, { projectId: room.projectId });
    const visitId = await addVisit(prisma, {
      projectId: room.projectId,
      content: visitContent({ siteId, recorderId: userId }),
    });
    await room.transact((tx) => removeMember(tx, room.lead, userId, now));
    expect(await room.roleOf(userId)).toBeNull();
    expect(await alive()).toBe(false);
    expect((await listMembers(room.lead)).map((member) => member.userId)).not.toContain(userId);
    expect(await prisma.visit.findFirst({ where: { projectId: room.projectId, id: visitId } })).toMatchObject({
      recorderId: userId,
    });
  });

  test("twice says that they are gone", async () => {
    const userId = await room.join("viewer");
    await room.transact((tx) => removeMember(tx, room.lead, userId, now));
    await expect(room.transact((tx) => removeMember(tx, room.lead, userId, now))).rejects.toMatchObject({
      code: "not_found",
      key: "members.errors.gone",
    });
  });
});

describe("the last lead", () => {
  const lastLead = { code: "conflict", key: "members.errors.lastLead" };

  test("can neither leave nor take another role", async () => {
    await room.join("reviewer");
    await expect(room.transact((tx) => removeMember(tx, room.lead, room.leadId, now))).rejects.toMatchObject(lastLead);
    const change = room.transact((tx) => changeMemberRole(tx, room.lead, { userId: room.leadId, role: "member" }, now));
    await expect(change).rejects.toMatchObject(lastLead);
    expect(await room.roleOf(room.leadId)).toBe("lead");
  });

  test("is one who can sign in: a lead with a disabled account does not count", async () => {
    const other = await room.join("lead");
    await prisma.user.update({ where: { id: other }, data: { disabledAt: now } });
    await expect(room.transact((tx) => removeMember(tx, room.lead, room.leadId, now))).rejects.toMatchObject(lastLead);
    await room.transact((tx) => removeMember(tx, room.lead, other, now));
    expect(await room.roleOf(other)).toBeNull();
  });

  test("stays when two leads remove each other at the same moment", async () => {
    for (let round = 0; round < 10; round += 1) {
      const fresh = await openMembersRoom(prisma);
      const other = await fresh.join("lead");
      const ends = await Promise.allSettled([
        fresh.transact((tx) => removeMember(tx, fresh.lead, other, now)),
        fresh.transact((tx) => removeMember(tx, fresh.scopeOf(other, "lead"), fresh.leadId, now)),
      ]);
      expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(
        [await fresh.roleOf(fresh.leadId), await fresh.roleOf(other)].filter((role) => role === "lead"),
      ).toHaveLength(1);
    }
  });
});

test("who has lost the role meanwhile can no longer change anyone's role", async () => {
  const other = await room.join("lead");
  const member = await room.join("member");
  await room.transact((tx) => changeMemberRole(tx, room.lead, { userId: other, role: "member" }, now));
  const late = room.transact((tx) => removeMember(tx, room.scopeOf(other, "lead"), member, now));
  await expect(late).rejects.toMatchObject({ code: "forbidden" });
  expect(await room.roleOf(member)).toBe("member");
});

test("links that a lead sent end with the role", async () => {
  const other = await room.join("lead");
  const invitation = { projectId: room.projectId, role: "lead" as const, note: "" };
  const { invitationId } = await room.transact((tx) => inviteMember(tx, room.scopeOf(other, "lead"), invitation, now));
  await room.transact((tx) => changeMemberRole(tx, room.lead, { userId: other, role: "member" }, now));
  expect(await prisma.invitation.findFirstOrThrow({ where: { id: invitationId } })).toMatchObject({ revokedAt: now });
});

test("the list names leads first, and only those who are in", async () => {
  const [viewer, reviewer] = [await room.join("viewer"), await room.join("reviewer")];
  const gone = await room.join("member");
  await room.transact((tx) => removeMember(tx, room.lead, gone, now));
  expect((await listMembers(room.lead)).map(({ userId }) => userId)).toEqual([room.leadId, reviewer, viewer]);
});
