import { expect, test } from "vitest";
import { beginFactor, confirmFactor, demandBoth, removeFactor, renewCodes } from "@/lib/accounts/factor";
import { hashPassword } from "@/lib/auth/password";
import { neededOf, proveSecondFactor } from "@/lib/auth/second-factor";
import { endOtherSessionsOf, findLiveSession, startSession } from "@/lib/auth/session-store";
import { codeAt } from "@/lib/auth/totp";
import { testDatabase } from "@/lib/testing/database";
import { createAccount, serial } from "@/lib/testing/factories";

const { prisma } = await testDatabase();
const password = "a long enough password";
const passwordHash = await hashPassword(password);
const now = new Date(Date.UTC(2026, 11, 1, 9));
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

async function person() {
  const accountName = `holder-${serial()}`;
  return { id: await createAccount(prisma, { accountName, passwordHash }), accountName };
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "ok",
    (error: { code: string; fields: { path: string }[] }) => error.fields[0]?.path ?? error.code,
  );

test("a factor counts once a code of it was typed; until then it can be begun anew", async () => {
  const who = await person();
  const first = await beginFactor(prisma, who, now);
  const second = await beginFactor(prisma, who, now);
  expect(second.secret).not.toBe(first.secret);
  expect(await neededOf(who.id)).toBe("nothing");
  expect(await proveSecondFactor(prisma, who.id, codeAt(second.secret, now), now)).toBe("wrong");
  expect(await refusal(confirmFactor(prisma, who.id, codeAt(first.secret, now), now))).toBe("code");
  const codes = await confirmFactor(prisma, who.id, codeAt(second.secret, now), now);
  expect(new Set(codes).size).toBe(10);
  expect(await neededOf(who.id)).toBe("code");
  expect(await refusal(beginFactor(prisma, who, now))).toBe("conflict");
  expect(await proveSecondFactor(prisma, who.id, codeAt(second.secret, now), now)).toBe("wrong");
  expect(await proveSecondFactor(prisma, who.id, codeAt(second.secret, later(30)), later(30))).toBe("code");
});

test("neither the secret nor a recovery code can be read in the database", async () => {
  const who = await person();
  const { secret } = await beginFactor(prisma, who, now);
  const codes = await confirmFactor(prisma, who.id, codeAt(secret, now), now);
  const rows = JSON.stringify([
    await prisma.secondFactor.findMany({ where: { userId: who.id } }),
    await prisma.recoveryCode.findMany({ where: { userId: who.id } }),
  ]);
  for (const told of [secret, ...codes, ...codes.map((code) => code.replaceAll("-", ""))])
    expect(rows.toUpperCase()).not.toContain(told);
});

test("changing the factor asks for password and code; new recovery codes end the earlier ones, removing ends all", async () => {
  const who = await person();
  const { secret } = await beginFactor(prisma, who, now);
  const earlier = await confirmFactor(prisma, who.id, codeAt(secret, now), now);
  const typed = { password, code: codeAt(secret, later(60)) };
  expect(await refusal(demandBoth(prisma, who.id, { ...typed, password: "wrong" }, later(60)))).toBe("password");
  expect(await refusal(demandBoth(prisma, who.id, { ...typed, code: "000000" }, later(60)))).toBe("code");
  expect(await refusal(demandBoth(prisma, who.id, typed, later(60)))).toBe("ok");
  const codes = await renewCodes(prisma, who.id);
  expect(await proveSecondFactor(prisma, who.id, earlier[0] ?? "", later(60))).toBe("wrong");
  expect(await proveSecondFactor(prisma, who.id, codes[0] ?? "", later(60))).toBe("recovery");
  await removeFactor(prisma, who.id);
  expect(await neededOf(who.id)).toBe("nothing");
  expect(await proveSecondFactor(prisma, who.id, codes[1] ?? "", later(60))).toBe("wrong");
  expect(await refusal(removeFactor(prisma, who.id))).toBe("not_found");
});

test("a change of the factor ends every session but the one it was made in", async () => {
  const who = await person();
  const open = () => startSession({ id: who.id, sessionVersion: 1 }, now);
  const [own, other] = [await open(), await open()];
  await prisma.$transaction((tx) => endOtherSessionsOf(tx, who.id, own));
  expect(await findLiveSession(own, later(1))).toMatchObject({ id: who.id });
  expect(await findLiveSession(other, later(1))).toBeNull();
});
