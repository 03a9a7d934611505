"use server";
import { headers } from "next/headers";
import * as mutations from "@/lib/accounts/mutations";
import {
  accountDisabledSchema,
  accountSchema,
  changePasswordSchema,
  createAccountSchema,
  setPasswordSchema,
  systemRoleSchema,
} from "@/lib/accounts/schema";
import { addressHeader, addressOf } from "@/lib/auth/address";
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

export const changePassword = defineSystemAction(
  "accounts.changePassword",
  changePasswordSchema,
  async ({ input, user, tx, audit }) => {
    // Counts an attempt here like a sign-in attempt, so that a stolen session cannot be used to guess the password.
    const attempt = await beginSignIn({
      account: user.accountName,
      address: addressOf((await headers()).get(addressHeader)),
    });
    if (!attempt) throw new AppError("locked");
    try {
      await mutations.changePassword(tx, user, input);
    } catch (error) {
      await attempt.failed();
      throw error;
    }
    await attempt.succeeded();
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
