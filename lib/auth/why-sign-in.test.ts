import { expect, it } from "vitest";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { whySignIn } from "@/lib/auth/why-sign-in";

it.each([
  [{}, false, null],
  [{ from: "/projects" }, false, null],
  [{ from: "//elsewhere" }, false, null],
  [{ from: "/projects" }, true, "ended"],
  [{ from: "/projects/1/visits" }, true, "ended"],
  [{ from: "/projects/1/visits" }, false, "needed"],
  [{ from: "/invite/abc" }, false, "toJoin"],
  [{ from: "/invite/abc" }, true, "toJoin"],
  [{ notice: "out" }, false, "signedOut"],
  [{ notice: "password", from: "/projects/1" }, true, "passwordSet"],
  [{ notice: "other" }, false, null],
] as const)("%j, cookie %s: %s", (asked, hadSession, why) => {
  expect(whySignIn(asked, hadSession)).toBe(why);
  if (why) expect(zhCN.accounts.signIn[why]).toMatch(/。$/);
});
