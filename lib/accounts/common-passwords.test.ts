import { describe, expect, it } from "vitest";
import { changePasswordSchema } from "@/lib/accounts/schema";
import { isCommonPassword } from "@/lib/auth/common-passwords";

const problems = (password: string) =>
  changePasswordSchema
    .safeParse({ oldPassword: "old", password, repeat: password })
    .error?.issues.map(({ message }) => message) ?? [];

describe("a new password", () => {
  it.each(["1234567890", "woaini1314520", "Qwertyuiop", " a123456789 ", "zoufang2026", "P@ssw0rd123"])(
    "is refused where everybody tries it first: %s",
    (password) => {
      expect(isCommonPassword(password)).toBe(true);
      expect(problems(password)).toContain("accounts.errors.passwordCommon");
    },
  );

  it.each(["correct horse battery", "桥头镇的老槐树下有口井", "aaaaaaaaaab"])(
    "is taken without a rule of composition: %s",
    (password) => {
      expect(problems(password)).toEqual([]);
    },
  );
});
