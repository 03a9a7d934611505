import { expect, it } from "vitest";
import { missingOffice } from "@/lib/reports/missing-office";
import { plainDraft } from "@/lib/testing/plain-draft";

it("主送, 署名 and the date are missing where nothing is written", () => {
  expect(missingOffice(plainDraft())).toEqual(["addressee", "issuer", "issuedOn"]);
  expect(missingOffice(plainDraft({ addressee: " ", issuer: "\n", issuedOn: "2026-11-30" }))).toEqual([
    "addressee",
    "issuer",
  ]);
  expect(missingOffice(plainDraft({ addressee: "市政府", issuer: "调研组", issuedOn: "2026-11-30" }))).toEqual([]);
});
