import { expect, it } from "vitest";
import { isWorthADraft, withTyping } from "@/lib/offline/local-draft";
import { blankVisit } from "@/lib/visits/draft";

const blank = { ...blankVisit({ today: "2026-11-23", me: "me" }), siteId: "site", method: "seminar" };
const written = { ...blank, place: "会议室" };

it("a new visit becomes a draft once something is written down, or something belongs to it", () => {
  expect(isWorthADraft(undefined, { baseVersion: 0, typed: blank }, false)).toBe(false);
  expect(isWorthADraft(undefined, { baseVersion: 0, typed: written }, false)).toBe(true);
  expect(isWorthADraft(undefined, { baseVersion: 0, typed: blank }, true)).toBe(true);
});

it("a change of a draft or of a visit that the server has is always stored, even if it empties it", () => {
  const begun = { id: "visit", projectId: "project", siteName: "", baseVersion: 0, content: null, keeper: "tab" };
  const draft = withTyping(undefined, { ...begun, typed: written }, 0);
  expect(isWorthADraft(draft, { baseVersion: 0, typed: blank }, false)).toBe(true);
  expect(isWorthADraft(undefined, { baseVersion: 3, typed: blank }, false)).toBe(true);
});
