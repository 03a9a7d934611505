import fc from "fast-check";
import { expect, test } from "vitest";
import { applyChanges, deltaSince, isEmpty, type ReportChanges } from "@/lib/reports/parts/changes";
import { assemble, orderOf, partsOf } from "@/lib/reports/parts/parts";
import { mayKeepBoth, ReportSession } from "@/lib/reports/parts/session";
import { rebase } from "@/lib/reports/parts/rebase";
import { frontKey, type ReportPart, type ServedReport } from "@/lib/reports/parts/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";
import { often } from "@/lib/testing/how-often";

const section = (id: string, points: string[]) =>
  draftSection(
    id,
    points.map((point) => draftPointOf(point)),
  );
const first = plainDraft({ title: "title", sections: [section("A", ["a", "b", "c"]), section("B", ["d", "e"])] });

/** As the server does: spaces at the end are not stored. */
function trimmed(part: ReportPart): ReportPart {
  if (part.kind !== "point") return part;
  return { ...part, content: { ...part.content, text: part.content.text.trim() } };
}

/** The server, with every text that it has ever had. */
class Server {
  report: ServedReport = {
    version: 1,
    draft: first,
    versions: Object.fromEntries([...partsOf(first).keys()].map((key) => [key, 1])),
  };
  readonly ever = new Set<string>();

  save(changes: ReportChanges) {
    const { written, removed, order } = applyChanges(this.report, changes);
    const parts = partsOf(this.report.draft);
    const versions = { ...this.report.versions };
    const version = this.report.version + 1;
    for (const part of written) {
      parts.set(part.key, part);
      versions[part.key] = version;
      this.ever.add(JSON.stringify(part));
    }
    for (const key of removed) parts.delete(key);
    const draft = assemble(parts, order ?? orderOf(this.report.draft));
    expect(partsOf(draft).size).toBe(parts.size);
    this.report = { version, draft, versions };
  }
}

class Writer {
  draft = first;
  readonly session: ReportSession;

  constructor(
    readonly name: string,
    private readonly server: Server,
  ) {
    this.session = new ReportSession(server.report, {
      read: () => this.draft,
      put: (draft) => void (this.draft = draft),
      advanced: () => {},
      tidy: trimmed,
      faulty: () => [],
    });
  }

  /** `lost`: the server has it, and its answer does not arrive. */
  sync(lost = false) {
    const since = this.session.version;
    const changes = this.session.toSend();
    if (changes) this.server.save(changes);
    if (!lost) this.session.take(deltaSince(this.server.report, since), true);
  }

  poll() {
    this.session.take(deltaSince(this.server.report, this.session.version), false);
  }

  settle() {
    for (const [key, dispute] of this.session.disputes)
      this.session.settle(key, mayKeepBoth(dispute) ? "both" : "mine");
  }

  type(place: number, token: string) {
    const parts = partsOf(this.draft);
    const keys = [...parts.keys()];
    const part = parts.get(keys[place % keys.length] ?? frontKey);
    if (!part) return;
    if (part.kind === "front")
      parts.set(part.key, { ...part, content: { ...part.content, preface: part.content.preface + token } });
    if (part.kind === "section")
      parts.set(part.key, { ...part, content: { ...part.content, lead: part.content.lead + token } });
    if (part.kind === "point")
      parts.set(part.key, { ...part, content: { ...part.content, text: part.content.text + token } });
    this.draft = assemble(parts, orderOf(this.draft));
  }

  add(place: number, id: string) {
    const sections = [...this.draft.sections];
    const at = sections[place % Math.max(1, sections.length)];
    if (!at || place % 4 === 3) sections.push({ ...section(id, []), lead: id });
    else sections[sections.indexOf(at)] = { ...at, points: [draftPointOf(id, { text: id }), ...at.points] };
    this.draft = { ...this.draft, sections };
  }

  move(from: number, to: number) {
    const points = this.draft.sections.flatMap((each) => each.points);
    const moved = points[from % Math.max(1, points.length)];
    if (!moved || this.draft.sections.length === 0) return;
    const sections = this.draft.sections.map((each) => ({
      ...each,
      points: each.points.filter((one) => one !== moved),
    }));
    sections[to % sections.length]?.points.splice(to % 3, 0, moved);
    this.draft = { ...this.draft, sections };
  }

  /** Returns what was in it. */
  remove(place: number): string {
    const points = this.draft.sections.flatMap((each) => each.points);
    const gone = points[place % Math.max(1, points.length)];
    const sections = this.draft.sections
      .map((each) => ({ ...each, points: each.points.filter((one) => one !== gone) }))
      .filter((each) => place % 5 !== 0 || each.points.length > 0);
    const before = JSON.stringify(this.draft);
    this.draft = { ...this.draft, sections };
    return before;
  }
}

const step = fc.record({
  who: fc.nat(1),
  what: fc.constantFrom("type", "type", "type", "sync", "sync", "lost", "poll", "settle", "add", "move", "remove"),
  a: fc.nat(20),
  b: fc.nat(20),
});

test("of two people at one report nobody's text is lost, however they write, move, remove and lose answers", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
      const server = new Server();
      const writers = [new Writer("x", server), new Writer("y", server)];
      /** Every token that was typed; and what its own writer removed. */
      const typed: { token: string; by: number }[] = [];
      const removed = ["", ""];
      for (const [index, { who, what, a, b }] of steps.entries()) {
        const writer = writers[who];
        if (!writer) continue;
        const token = `<${writer.name}${index}>${" ".repeat(b % 2)}`;
        if (what === "type" || what === "add") typed.push({ token, by: who });
        if (what === "type") writer.type(a, token);
        if (what === "add") writer.add(a, token);
        if (what === "move") writer.move(a, b);
        if (what === "remove") removed[who] += writer.remove(a);
        if (what === "sync") writer.sync();
        if (what === "lost") writer.sync(true);
        if (what === "poll") writer.poll();
        if (what === "settle") writer.settle();
      }
      for (let round = 0; round < 8; round += 1) {
        for (const writer of writers) {
          writer.sync();
          writer.settle();
          writer.sync();
        }
      }
      const final = JSON.stringify(server.report.draft);
      for (const writer of writers) {
        expect(writer.session.dirty).toBe(false);
        expect(writer.session.disputes.size).toBe(0);
        const shown = [...partsOf(writer.draft).values()].map(trimmed);
        expect(JSON.stringify(shown)).toBe(JSON.stringify([...partsOf(server.report.draft).values()]));
      }
      const ever = [...server.ever].join("");
      for (const { token: exact, by } of typed) {
        const token = exact.trim();
        const there = final.includes(token) || ever.includes(token) || (removed[by] ?? "").includes(token);
        if (!there) throw new Error(`lost: ${token}`);
      }
    }),
    { numRuns: often(300) },
  );
});

test("one's own text that the server already has is nobody's dispute", () => {
  const server = new Server();
  const writer = new Writer("x", server);
  writer.type(2, "one");
  writer.sync(true);
  writer.type(2, "two");
  writer.sync();
  expect(writer.session.disputes.size).toBe(0);
  writer.sync();
  expect(JSON.stringify(server.report.draft)).toContain("onetwo");
});

test("different points save beside each other; in the same point both texts are shown, and the other stays on the server", () => {
  const server = new Server();
  const [x, y] = [new Writer("x", server), new Writer("y", server)];
  x.type(2, "mine");
  y.type(3, "theirs");
  x.sync();
  y.sync();
  x.poll();
  expect(JSON.stringify(x.draft)).toBe(JSON.stringify(y.draft));
  x.type(2, "X");
  y.type(2, "Y");
  x.sync();
  y.sync();
  expect([...y.session.disputes.values()]).toMatchObject([{ fields: ["text"] }]);
  expect(JSON.stringify(server.report.draft)).toContain("mineX");
  expect(JSON.stringify(y.draft)).toContain("mineY");
  const [key = ""] = y.session.disputes.keys();
  y.session.settle(key, "both");
  y.sync();
  expect(JSON.stringify(server.report.draft)).toContain("mineX\\nmineY");
});

test("nothing is sent when nothing was changed", () => {
  const server = new Server();
  const writer = new Writer("x", server);
  expect(writer.session.toSend()).toBeNull();
  writer.type(1, "x");
  expect(isEmpty(writer.session.toSend() ?? { parts: [], removed: [], order: null })).toBe(false);
});

test("a dispute is found again after a reload, from what the text was begun on", () => {
  const server = new Server();
  const [x, y] = [new Writer("x", server), new Writer("y", server)];
  x.type(2, "X");
  x.sync();
  y.type(2, "Y");
  y.sync();
  expect(y.session.disputes.size).toBe(1);
  const kept = { begunOn: y.session.begunOn, draft: y.draft };
  const again = new Writer("y", server);
  again.draft = kept.begunOn;
  const session = new ReportSession(
    { ...server.report, draft: kept.begunOn, version: 0 },
    { read: () => kept.draft, put: () => {}, advanced: () => {}, tidy: trimmed, faulty: () => [] },
  );
  session.take(deltaSince(server.report, 0), false);
  expect([...session.disputes.values()]).toMatchObject([{ fields: ["text"] }]);
});

test("a point that I moved to a section which another person then removed is where it was, with my text", () => {
  const server = new Server();
  const [x, y] = [new Writer("x", server), new Writer("y", server)];
  x.draft = { ...first, sections: [...first.sections, section("S", [])] };
  x.sync();
  y.poll();
  y.type(2, "<mine>"); // In the point a …
  y.move(0, 2); // … which then stands in S.
  x.draft = { ...first, sections: [section("A", ["b", "c"]), section("B", ["d", "e"])] };
  x.sync();
  y.sync();
  expect(JSON.stringify(server.report.draft)).toContain("<mine>");
});

test("a section that I removed is back if another person has put a point there meanwhile", () => {
  const now = { ...first, sections: [section("A", ["a"]), section("B", ["x"])] };
  const before = { ...first, sections: [section("A", ["a"]), section("B", [])] };
  const mine = { ...first, sections: [section("A", ["a"])] };
  expect(rebase({ before, mine, now }).draft.sections).toEqual(now.sections);
});

test("a report that is read again goes under what is typed, with the entries of today behind texts that stayed", () => {
  const server = new Server();
  const evidence = (text: string) => ({
    ...{ id: "x1", entryId: "e1", quotedText: "人手少", removed: false },
    entry: {
      ...{ visitId: "v1", visitState: "approved" as const, visitedOn: "2026-10-08", visitedAs: null },
      ...{ siteId: "s1", siteName: "桥头镇", siteKind: "town" as const, dimension: "problem" as const, text },
    },
  });
  const citing = (text: string) => [
    draftPointOf("a", { evidence: [evidence(text)] }),
    ...["b", "c"].map((id) => draftPointOf(id)),
  ];
  const of = (text: string) => ({ ...first, sections: [draftSection("A", citing(text)), section("B", ["d", "e"])] });
  server.report = { ...server.report, draft: of("人手少") };
  const writer = new Writer("x", server);
  writer.draft = server.report.draft;
  writer.type(1, "mine");
  const [title, version] = ["read again", server.report.version + 1];
  const again: ServedReport = {
    ...{ version, draft: { ...of("人手不少了"), title } },
    versions: { ...server.report.versions, [frontKey]: version },
  };
  expect(writer.session.take(deltaSince(again, -1), false)).toEqual([]);
  expect(writer.draft.title).toBe("read again");
  expect(JSON.stringify(writer.draft)).toContain("mine");
  expect(writer.draft.sections[0]?.points[0]?.evidence[0]?.entry?.text).toBe("人手不少了");
  expect(writer.session.version).toBe(version);
});
