import { describe, expect, it } from "vitest";
import { messagesOf } from "@/lib/i18n/catalogues";
import { heldBack, type Held, type HeldView } from "@/lib/offline/held";
import { withTyping, type LocalDraft } from "@/lib/offline/local-draft";
import { afterReply, type Answer } from "@/lib/offline/outbox";
import type { StoreFault } from "@/lib/offline/store-fault";
import { blankVisit } from "@/lib/visits/draft";
import { emptyContent } from "@/lib/visits/fields";
import type { SyncReply } from "@/lib/visits/sync-schema";

const [id, site, me] = [1, 2, 3].map((last) => `00000000-0000-4000-8000-00000000000${last}`) as [
  string,
  string,
  string,
]; // three
const content = emptyContent({ siteId: site, visitedOn: "2026-11-20", method: "seminar", recorderId: me });
const clock = { now: () => 1_000, random: () => 0 };
const reachable: HeldView = { fault: null, halt: null, online: true, unreachable: false, sending: [] };

const typed = { ...blankVisit({ today: "2026-11-20", me }), siteId: site, method: "seminar" };
const draftOf = (more: Partial<LocalDraft> = {}): LocalDraft => ({
  ...withTyping(undefined, { id, projectId: id, siteName: "桥头镇", baseVersion: 0, typed, content, keeper: "k" }, 0),
  ...more,
});
const server = { version: 2, state: "draft", content: { ...content, place: "别处" } } as const;
const replied = (reply: SyncReply) =>
  heldBack(afterReply(draftOf(), { id, revision: 1, content, submit: false }, reply, clock), reachable);

describe("what the server replied is what is said", () => {
  const replies: { [Status in SyncReply["status"]]: [SyncReply, Held] } = {
    saved: [{ id, status: "saved", version: 1, state: "draft" }, { why: "saved" }],
    duplicate: [{ id, status: "duplicate", version: 1, state: "draft" }, { why: "saved" }],
    conflict: [{ id, status: "conflict", server }, { why: "conflict" }],
    invalid: [
      { id, status: "invalid", fields: [{ path: "place", key: "errors.field.tooLong", values: { max: 100 } }] },
      { why: "invalid", problems: [{ path: "place", key: "errors.field.tooLong", values: { max: 100 } }] },
    ],
    forbidden: [
      { id, status: "forbidden", key: "visits.sync.notYours" },
      { why: "forbidden", key: "visits.sync.notYours" },
    ],
    failed: [
      { id, status: "failed", key: "errors.unexpected", reference: "A1" },
      { why: "failed", key: "errors.unexpected", reference: "A1" },
    ],
  };
  it.each(Object.entries(replies))("%s", (_status, [reply, held]) => {
    expect(replied(reply)).toEqual(held);
  });
});

describe("what keeps the device from sending is what is said", () => {
  const answers: Record<Exclude<Answer["kind"], "replies"> | "offline", [Partial<HeldView>, Held]> = {
    signedOut: [{ halt: "signedOut" }, { why: "signedOut" }],
    outdated: [{ halt: "outdated" }, { why: "outdated" }],
    none: [{ unreachable: true }, { why: "unreachable" }],
    offline: [{ online: false, unreachable: true }, { why: "offline" }],
  };
  const faults: Record<StoreFault, true> = {
    blocked: true,
    closed: true,
    full: true,
    locked: true,
    missing: true,
    unknown: true,
  };
  it.each(Object.entries(answers))("%s", (_kind, [view, held]) => {
    expect(heldBack(draftOf(), { ...reachable, ...view })).toEqual(held);
  });
  it.each(Object.keys(faults) as StoreFault[])("a store that is %s", (fault) => {
    expect(heldBack(draftOf(), { ...reachable, fault, online: false })).toEqual({ why: "fault", fault });
  });
  it("nothing, while it waits for the next pause or is on its way", () => {
    expect(heldBack(draftOf(), reachable)).toEqual({ why: "waiting" });
    expect(heldBack(draftOf(), { ...reachable, sending: [id] })).toEqual({ why: "sending" });
  });
  it("the last failure only while nothing else is known", () => {
    const failed = draftOf({ queue: { at: "failed", key: "errors.unavailable" } });
    expect(heldBack(failed, reachable)).toEqual({ why: "failed", key: "errors.unavailable" });
    expect(heldBack(failed, { ...reachable, online: false })).toEqual({ why: "offline" });
  });
});

describe("what a person has to do comes first", () => {
  it("names the fields without which nothing is sent, also offline", () => {
    const draft = draftOf({ content: null, typed: { ...typed, siteId: "", method: "" } });
    expect(heldBack(draft, { ...reachable, online: false })).toEqual({ why: "missing", fields: ["siteId", "method"] });
  });
  it("does not call a field missing if only the check could not be loaded", () => {
    expect(heldBack(draftOf({ content: null }), reachable)).toEqual({ why: "unchecked" });
  });
  it("names a problem at its row on the screen", () => {
    const entry = {
      id: me,
      dimension: "problem",
      questionId: null,
      text: "人手不足",
      form: "summary",
      speakerCategory: "",
    } as const;
    const draft = draftOf({
      typed: { ...typed, entries: [{ ...entry, id: site, text: "" }, entry] },
      queue: { at: "invalid", fields: [{ path: "entries.0.questionId", key: "visits.errors.questionUnknown" }] },
    });
    expect(heldBack(draft, { ...reachable, online: false })).toEqual({
      why: "invalid",
      problems: [{ path: `entries.${me}.questionId`, key: "visits.errors.questionUnknown" }],
    });
  });
});

describe("each of them has a sentence of its own", () => {
  const whys: Record<Held["why"], true> = {
    saved: true,
    sending: true,
    conflict: true,
    invalid: true,
    forbidden: true,
    missing: true,
    unchecked: true,
    fault: true,
    signedOut: true,
    outdated: true,
    offline: true,
    unreachable: true,
    failed: true,
    waiting: true,
  };
  it.each(["zh-CN", "en"] as const)("in the form and in the outbox, in %s", (locale) => {
    const { form, outbox } = messagesOf(locale).visits;
    for (const sentences of [form.held, outbox.why, outbox.state]) {
      expect(Object.keys(sentences).toSorted()).toEqual(Object.keys(whys).toSorted());
      expect(Object.values<string>(sentences).every((sentence) => sentence.trim() !== "")).toBe(true);
    }
    // Two reasons never read the same, and only a draft that nothing keeps is "saved on this device" and no more.
    for (const sentences of [form.held, outbox.why]) expect(new Set(Object.values(sentences)).size).toBe(14);
    const plain = Object.entries(form.held).filter(([, sentence]) => sentence === form.state.kept);
    expect(plain.map(([why]) => why)).toEqual(["waiting"]);
  });
});
