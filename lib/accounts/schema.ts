import * as z from "zod";
import { accountNameOf } from "@/lib/auth/account-name";
import { isCommonPassword } from "@/lib/auth/common-passwords";
import { passwordLength } from "@/lib/auth/password-rules";
import { id, line } from "@/lib/text";
import { systemRoles } from "@/lib/vocabulary";

/**
 * The fields of the sign-in form. Only emptiness is refused here, because the answer must not show whether the account
 * exists.
 */
export const signInSchema = z.strictObject({
  accountName: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(200),
});

/** The name of a new account, as it is stored. */
export const newAccountName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .transform((typed, context) => {
    const name = accountNameOf(typed);
    if (name) return name;
    context.issues.push({ code: "custom", input: typed, message: "accounts.errors.accountName" });
    return z.NEVER;
  });

export const displayName = line(30);

/** A new password, kept exactly as typed, including spaces. */
const newPassword = z
  .string()
  .min(passwordLength.min)
  .max(passwordLength.max)
  .check((context) => {
    if (/[\p{Control}\p{Surrogate}]/u.test(context.value))
      context.issues.push({ code: "custom", input: context.value, message: "accounts.errors.passwordCharacters" });
    if (isCommonPassword(context.value))
      context.issues.push({ code: "custom", input: context.value, message: "accounts.errors.passwordCommon" });
  });

/** A new password, typed twice. */
export const passwordPair = { password: newPassword, repeat: z.string().min(1).max(200) };

type Pair = { password: string; repeat: string; accountName?: string };

/** Checks that both entries are equal and that the password differs from the account's name. */
export function checkPasswordPair(context: z.core.ParsePayload<Pair>): void {
  const { password, repeat, accountName } = context.value;
  const report = (field: string, message: string) =>
    context.issues.push({ code: "custom", input: context.value, path: [field], message });
  if (password !== repeat) report("repeat", "accounts.errors.repeatDiffers");
  if (accountName !== undefined && isName(password, accountName)) report("password", "accounts.errors.passwordIsName");
}

export function isName(password: string, accountName: string): boolean {
  return password.trim().toLowerCase() === accountName;
}

export const createAccountSchema = z.strictObject({
  accountName: newAccountName,
  displayName,
  systemRole: z.enum(systemRoles),
});

export const accountSchema = z.strictObject({ accountId: id });
export const accountDisabledSchema = z.strictObject({ accountId: id, disabled: z.boolean() });
export const systemRoleSchema = z.strictObject({ accountId: id, systemRole: z.enum(systemRoles) });

/** The token of a one-time link. Whether it is valid is decided by a lookup, not here. */
export const linkToken = z.string().max(200);

export const setPasswordSchema = z.strictObject({ token: linkToken, ...passwordPair }).check(checkPasswordPair);

export const changePasswordSchema = z
  .strictObject({ oldPassword: z.string().min(1).max(200), ...passwordPair })
  .check(checkPasswordPair);

/** A code of the authenticator app, or a recovery code where one is taken. Whether it is right is decided later. */
const code = z.string().trim().min(1).max(40);
/** What stands between a right password and a session. */
const step = linkToken;

export const ownPasswordSchema = z.strictObject({ password: z.string().min(1).max(200) });
export const factorCodeSchema = z.strictObject({ code });
export const bothFactorsSchema = z.strictObject({ password: z.string().min(1).max(200), code });
export const factorRequiredSchema = z.strictObject({ required: z.boolean() });
export const signInStepSchema = z.strictObject({ step });
export const stepCodeSchema = z.strictObject({ step, code });

/** Who the person is at the office's own sign-in service: what it calls their subject. */
export const identitySchema = z.strictObject({ accountId: id, subject: line(255) });
