import { strToU8 } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { archiveOf } from "@/lib/testing/archive-file";
import { archiveDesk, crafted } from "@/lib/testing/archive-taking";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { filesIn, rowsOf } from "@/lib/testing/backup-room";
import { testDatabase } from "@/lib/testing/database";
import { oddNames } from "@/lib/testing/names/odd-names";

/** Archives with one file too many, whose name no system should follow. */

const { prisma, url } = await testDatabase();
const { desk, folder } = await openAttachmentRoom(prisma);
const { take } = archiveDesk(prisma);
const archive = await archiveOf(desk.projectId, desk.people.lead);
const state = async () => [await rowsOf(url), await filesIn(folder)];
let before: unknown;
beforeAll(async () => {
  before = await state();
});

const names = oddNames.map(({ what, name }) => [what, name] as const).filter(([, name]) => name.length < 9_000);

test.each(names)("an archive is refused whole for a file in it: %s", async (_what, name) => {
  const bytes = crafted(archive, (files) => void (files[`attachments/${name}`] = strToU8("x")));
  const error: unknown = await take(bytes, desk.people.stranger).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: "invalid", key: "archives.refused.extra" });
});

test("nothing of them is left", async () => {
  expect(await state()).toEqual(before);
});
