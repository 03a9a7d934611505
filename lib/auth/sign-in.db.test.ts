import { expect, test } from "vitest";
import { hashPassword } from "@/lib/auth/password";
import { mintRecoveryCodes, recoveryHashOf } from "@/lib/auth/recovery-codes";
import { proveSecondFactor, sealSecret } from "@/lib/auth/second-factor";
import { endSessionsOf } from "@/lib/auth/session-store";
import { signInByPassword, signInByStep } from "@/lib/auth/sign-in";
import { mintStep } from "@/lib/auth/sign-in-step";
import { codeAt, newSecret } from "@/lib/auth/totp";
import type { Transaction } from "@/lib/db";
import { testDatabase } from "@/lib/testing/database";
import { createAccount, serial } from "@/lib/testing/factories";
import { raceOf } from "@/lib/testing/race";

const { prisma } = await testDatabase();
const password = "a long enough password";
const passwordHash = await hashPassword(password);
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

async function person({ factor = true } = {}) {
  const accountName = `factor-${serial()}`;
  const id = await createAccount(prisma, { accountName, passwordHash });
  const secret = newSecret();
  const codes = mintRecoveryCodes();
  if (factor) {
    const data = { secret: sealSecret(id, secret), createdAt: new Date(), confirmedAt: new Date() };
    await prisma.secondFactor.create({ data: { userId: id, ...data } });
    await prisma.recoveryCode.createMany({
      data: codes.map((code) => ({ userId: id, codeHash: recoveryHashOf(code) ?? "" })),
    });
  }
  return { id, accountName, secret, codes };
}
type Person = Awaited<ReturnType<typeof person>>;

const headers = { "x-zoufang-address": "10.1.1.1" };
/** "in", "no", or what the browser is told instead. */
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    (user) => (user ? "in" : "no"),
    (error: Error) => error.message,
  );
const byPassword = (who: Person, typed = password) =>
  outcome(signInByPassword({ accountName: who.accountName, password: typed }, headers));
const byStep = (step: string, code: string) => outcome(signInByStep({ step, code }, headers));

async function stepOf(who: Person): Promise<string> {
  const [stage, token] = (await byPassword(who)).split(".");
  expect(stage).toBe("code");
  return token ?? "";
}

test("with a factor a right password opens nothing; password and code together do", async () => {
  const who = await person();
  expect(await byPassword(who, "wrong")).toBe("no");
  const step = await stepOf(who);
  expect(await prisma.session.count({ where: { userId: who.id } })).toBe(0);
  expect(await byStep(step, "000000")).toBe("no");
  expect(await byStep(step, codeAt(who.secret, new Date()))).toBe("in");
  expect(await prisma.session.count({ where: { userId: who.id } })).toBe(1);
  const plain = await person({ factor: false });
  expect(await byPassword(plain)).toBe("in");
});

test("a code is good once, and never an older one after a newer one", async () => {
  const who = await person();
  const steps = [await stepOf(who), await stepOf(who), await stepOf(who)];
  const code = codeAt(who.secret, minutes(0.5));
  expect(await byStep(steps[0] ?? "", code)).toBe("in");
  expect(await byStep(steps[1] ?? "", code)).toBe("no");
  expect(await byStep(steps[2] ?? "", codeAt(who.secret, minutes(0)))).toBe("no");
});

test("of two requests with one code, or one recovery code, at the same moment only one is right", async () => {
  const who = await person();
  const { race, transact } = raceOf(prisma);
  const now = new Date();
  for (const typed of [codeAt(who.secret, now), who.codes[0] ?? ""]) {
    const prove = (tx: Transaction) => proveSecondFactor(tx, who.id, typed, now);
    const { second } = await race(prove, () => transact(prove));
    expect(second).toMatchObject({ status: "fulfilled", value: "wrong" });
  }
});

test("each recovery code is good once, and its use is in the audit chain", async () => {
  const who = await person();
  const [first = "", second = ""] = who.codes;
  expect(await byStep(await stepOf(who), first)).toBe("in");
  expect(await byStep(await stepOf(who), first)).toBe("no");
  expect(await byStep(await stepOf(who), second)).toBe("in");
  const rows = await prisma.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM audit_events WHERE action = 'auth.recoveryCodeUsed' AND subject_id = ${who.id}::uuid`;
  expect(Number(rows[0]?.count)).toBe(2);
});

test("guessing codes locks the account as guessing passwords does, and typing the password again forgets nothing", async () => {
  const who = await person();
  for (let guess = 0; guess < 5; guess += 1) expect(await byStep(await stepOf(who), "000000")).toBe("no");
  expect(await byPassword(who)).toBe("locked");
});

test("a step is used, too old, of another stage or of an earlier password: nothing tells them apart", async () => {
  const who = await person();
  const code = () => codeAt(who.secret, new Date());
  const version = { id: who.id, sessionVersion: 1 };
  const setup = await mintStep(prisma, version, "setup", new Date());
  const used = await stepOf(who);
  expect(await byStep(used, who.codes[0] ?? "")).toBe("in");
  const earlier = await stepOf(who);
  // The last one, because a new step takes those away that are too old.
  const old = await mintStep(prisma, { ...version, sessionVersion: 2 }, "code", minutes(-11));
  await prisma.$transaction((tx) => endSessionsOf(tx, who.id));
  for (const step of [old, setup, used, earlier, "", "nonsense", "A".repeat(43)])
    expect(await byStep(step, code()), step).toBe("over");
  const disabled = await stepOf(who);
  await prisma.user.update({ where: { id: who.id }, data: { disabledAt: new Date() } });
  expect(await byStep(disabled, code())).toBe("over");
  expect(await byPassword(who)).toBe("no");
});

test("where everybody must have a factor, a right password leads to setting one up", async () => {
  const [without, having] = [await person({ factor: false }), await person()];
  await prisma.signInRule.create({ data: { secondFactorRequired: true } });
  expect(await byPassword(without)).toMatch(/^setup\..{43}$/);
  expect(await byPassword(without, "wrong")).toBe("no");
  expect(await byPassword(having)).toMatch(/^code\..{43}$/);
  expect(await prisma.session.count({ where: { userId: without.id } })).toBe(0);
});

test("a secret sealed under another secret of the server asks for a recovery code", async () => {
  const who = await person();
  await prisma.secondFactor.update({ where: { userId: who.id }, data: { secret: sealSecret("another", who.secret) } });
  expect(await byStep(await stepOf(who), codeAt(who.secret, new Date()))).toBe("unreadable");
  expect(await byStep(await stepOf(who), who.codes[0] ?? "")).toBe("in");
});
