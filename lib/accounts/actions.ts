"use server";
import { headers } from "next/headers";
import * as factor from "@/lib/accounts/factor";
import * as identity from "@/lib/accounts/identity";
import * as mutations from "@/lib/accounts/mutations";
import {
  accountDisabledSchema,
  accountSchema,
  bothFactorsSchema,
  changePasswordSchema,
  createAccountSchema,
  factorCodeSchema,
  factorRequiredSchema,
  identitySchema,
  ownPasswordSchema,
  setPasswordSchema,
  signInStepSchema,
  stepCodeSchema,
  systemRoleSchema,
} from "@/lib/accounts/schema";
import { addressHeader, addressOf } from "@/lib/auth/address";
import { isFactorRequired } from "@/lib/auth/second-factor";
import { endOtherSessionsOf, endSessionsOf } from "@/lib/auth/session-store";
import { findStep, mintStep, takeStep } from "@/lib/auth/sign-in-step";
import { beginSignIn, forgetFailures } from "@/lib/auth/throttle";
import { AppError } from "@/lib/errors";
import { definePublicAction, defineSystemAction } from "@/lib/gates/define-action";

export const createAccount = defineSystemAction(
  "accounts.createAccount",
  createAccountSchema,
  async ({ input, tx, now, audit }) => {
    const id = await mutations.createAccount(tx, { ...input, passwordHash: null }, now);
    audit(id, { systemRole: input.systemRole });
    return mutations.makePasswordLink(tx, id, now);
  },
);

export const resetAccountPassword = defineSystemAction(
  "accounts.resetAccountPassword",
  accountSchema,
  async ({ input, tx, now, audit }) => {
    audit(input.accountId);
    return mutations.makePasswordLink(tx, input.accountId, now);
  },
);

export const setAccountDisabled = defineSystemAction(
  "accounts.setAccountDisabled",
  accountDisabledSchema,
  async ({ input, user, tx, now, audit }) => {
    await mutations.setAccountDisabled(tx, user.id, input, now);
    audit(input.accountId, { disabled: input.disabled });
    return null;
  },
);

export const setSystemRole = defineSystemAction(
  "accounts.setSystemRole",
  systemRoleSchema,
  async ({ input, user, tx, audit }) => {
    await mutations.setSystemRole(tx, user.id, input);
    audit(input.accountId, { systemRole: input.systemRole });
    return null;
  },
);

/** Counts an attempt like one to sign in, so that a stolen session cannot be used to guess password or code. */
async function counted<Result>(user: { accountName: string }, work: () => Promise<Result>): Promise<Result> {
  const address = addressOf((await headers()).get(addressHeader));
  const attempt = await beginSignIn({ account: user.accountName, address });
  if (!attempt) throw new AppError("locked");
  try {
    const result = await work();
    await attempt.succeeded();
    return result;
  } catch (error) {
    await attempt.failed();
    throw error;
  }
}

export const changePassword = defineSystemAction(
  "accounts.changePassword",
  changePasswordSchema,
  async ({ input, user, tx, audit }) => {
    await counted(user, () => mutations.changePassword(tx, user, input));
    audit(user.id);
    return null;
  },
);

export const setPasswordByLink = definePublicAction(
  "accounts.setPasswordByLink",
  setPasswordSchema,
  async ({ input, tx, now, audit }) => {
    const { userId, accountName } = await mutations.setPasswordByLink(tx, input, now);
    await forgetFailures(accountName);
    audit(userId);
    return null;
  },
);

export const beginSecondFactor = defineSystemAction(
  "accounts.beginSecondFactor",
  ownPasswordSchema,
  async ({ input, user, tx, now, audit }) => {
    await counted(user, () => mutations.demandOwnPassword(tx, user.id, input.password));
    audit(user.id);
    return factor.beginFactor(tx, user, now);
  },
);

export const confirmSecondFactor = defineSystemAction(
  "accounts.confirmSecondFactor",
  factorCodeSchema,
  async ({ input, user, tx, now, audit }) => {
    const codes = await factor.confirmFactor(tx, user.id, input.code, now);
    await endOtherSessionsOf(tx, user.id, user.sessionId);
    audit(user.id);
    return { codes };
  },
);

export const renewRecoveryCodes = defineSystemAction(
  "accounts.renewRecoveryCodes",
  bothFactorsSchema,
  async ({ input, user, tx, now, audit }) => {
    await counted(user, () => factor.demandBoth(tx, user.id, input, now));
    audit(user.id);
    return { codes: await factor.renewCodes(tx, user.id) };
  },
);

export const removeSecondFactor = defineSystemAction(
  "accounts.removeSecondFactor",
  bothFactorsSchema,
  async ({ input, user, tx, now, audit }) => {
    await counted(user, () => factor.demandBoth(tx, user.id, input, now));
    await factor.removeFactor(tx, user.id);
    // Where everybody must have one, the person signs in anew, and sets one up on the way.
    const signedOut = await isFactorRequired(tx);
    await (signedOut ? endSessionsOf(tx, user.id) : endOtherSessionsOf(tx, user.id, user.sessionId));
    audit(user.id);
    return { signedOut };
  },
);

export const resetSecondFactor = defineSystemAction(
  "accounts.resetSecondFactor",
  accountSchema,
  async ({ input, tx, audit }) => {
    await factor.removeFactor(tx, input.accountId);
    await endSessionsOf(tx, input.accountId);
    audit(input.accountId);
    return null;
  },
);

export const requireSecondFactor = defineSystemAction(
  "accounts.requireSecondFactor",
  factorRequiredSchema,
  async ({ input, tx, audit }) => {
    await factor.setFactorRequired(tx, input.required);
    audit(null, { required: input.required });
    return null;
  },
);

export const beginFactorAtSignIn = definePublicAction(
  "accounts.beginFactorAtSignIn",
  signInStepSchema,
  async ({ input, tx, now, audit }) => {
    const step = await findStep(input.step, ["setup"], now, tx);
    if (!step) throw new AppError("expired", "accounts.errors.stepOver");
    audit(step.user.id);
    return factor.beginFactor(tx, step.user, now);
  },
);

export const confirmFactorAtSignIn = definePublicAction(
  "accounts.confirmFactorAtSignIn",
  stepCodeSchema,
  async ({ input, tx, now, audit }) => {
    const step = await findStep(input.step, ["setup"], now, tx);
    if (!step || !(await takeStep(tx, step.tokenHash, now))) throw new AppError("expired", "accounts.errors.stepOver");
    const codes = await factor.confirmFactor(tx, step.user.id, input.code, now);
    await endSessionsOf(tx, step.user.id);
    const user = { ...step.user, sessionVersion: step.user.sessionVersion + 1 };
    audit(step.user.id);
    return { codes, step: await mintStep(tx, user, "proven", now) };
  },
);

export const mapIdentity = defineSystemAction(
  "accounts.mapIdentity",
  identitySchema,
  async ({ input, tx, now, audit }) => {
    await identity.mapIdentity(tx, input, now);
    audit(input.accountId);
    return null;
  },
);

export const unmapIdentity = defineSystemAction(
  "accounts.unmapIdentity",
  accountSchema,
  async ({ input, tx, audit }) => {
    await identity.unmapIdentity(tx, input.accountId);
    audit(input.accountId);
    return null;
  },
);
