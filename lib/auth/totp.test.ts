import { expect, test } from "vitest";
import { mintRecoveryCodes, plainCode, recoveryHashOf } from "@/lib/auth/recovery-codes";
import { appAddress, codeAt, newSecret, stepOfCode } from "@/lib/auth/totp";

/** "12345678901234567890", the secret of RFC 6238's appendix B. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);

test("codes are those of RFC 6238, cut to six digits", () => {
  const codes = [59, 1_111_111_109, 1_234_567_890, 20_000_000_000].map((seconds) => codeAt(secret, at(seconds)));
  expect(codes).toEqual(["287082", "081804", "005924", "353130"]);
});

test("a phone's clock may be one step off, not two", () => {
  const code = codeAt(secret, at(3000));
  expect([2969, 2970, 3000, 3029, 3059, 3060].map((seconds) => stepOfCode(secret, code, at(seconds)))).toEqual([
    null,
    100,
    100,
    100,
    100,
    null,
  ]);
  for (const typed of ["", "28708", "2870822", "abcdef"]) expect(stepOfCode(secret, typed, at(59))).toBeNull();
});

test("a secret is new each time, and an app reads it with the account's name", () => {
  expect(newSecret()).not.toBe(newSecret());
  const address = new URL(appAddress(secret, "zhou.min"));
  expect([address.protocol, address.searchParams.get("secret")]).toEqual(["otpauth:", secret]);
  expect(decodeURIComponent(address.pathname)).toContain("走访:zhou.min");
});

test("a code is read as input methods and printed cards give it", () => {
  expect(plainCode(" １２３ ４５６ ")).toBe("123456");
  const [code = ""] = mintRecoveryCodes();
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  const typed = code.toLowerCase().replaceAll("-", "－").replaceAll("0", "o").replaceAll("1", "l");
  expect(recoveryHashOf(typed)).toBe(recoveryHashOf(code));
  for (const other of ["", "123456", `${code}0`, code.slice(1)]) expect(recoveryHashOf(other)).toBeNull();
});
