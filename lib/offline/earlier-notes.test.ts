import "fake-indexeddb/auto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { keptNotes } from "@/lib/offline/earlier-notes";
import type { Snapshot } from "@/lib/offline/snapshot-shape";
import { refreshOthers, Snapshots } from "@/lib/offline/snapshots";
import { noKeyring, testKeyring } from "@/lib/testing/device-keyring";
import { contentShape } from "@/lib/visits/content-shape";
import type { SiteNotes } from "@/lib/visits/site-notes";

const notes: SiteNotes = {
  siteId: "now",
  siteIds: ["now", "then"],
  visits: [],
  problems: [{ id: "e", visitId: "v", visitedOn: "2026-03-12", questionId: null, text: "专职人员不足。" }],
};

function snapshotOf(projectId: string, more: Partial<Snapshot> = {}): Snapshot {
  const me = { id: "me", displayName: "陆一舟", role: "member" as const };
  const form = {
    project: { id: projectId, name: "课题" },
    dimensions: [],
    sites: [],
    members: [me],
    me,
    indicators: [],
    visit: null,
    mayWrite: true,
    comments: [],
  };
  return {
    shape: contentShape,
    form,
    visits: [],
    now: "2026-11-23T02:00:00Z",
    timeZone: "Asia/Shanghai",
    savedAt: 1_000,
    ahead: 0,
    ...more,
  };
}

describe("the notes on this device", () => {
  afterEach(() => void vi.unstubAllGlobals());

  it("are found for the chosen site, and for a site that became part of it", async () => {
    await new Snapshots("a", testKeyring).save(snapshotOf("p", { siteNotes: [notes] }));
    for (const siteId of ["now", "then"])
      expect(await keptNotes({ userId: "a", projectId: "p", siteId }, testKeyring)).toEqual(notes);
    expect(await keptNotes({ userId: "a", projectId: "p", siteId: "elsewhere" }, testKeyring)).toBeNull();
  });

  it("are missing, and nothing else is, in a snapshot from before they were stored", async () => {
    const old = { ...snapshotOf("old"), form: { ...snapshotOf("old").form, lastVisit: null } };
    await new Snapshots("a", testKeyring).save(old);
    expect((await new Snapshots("a", testKeyring).get("old"))?.form.project.name).toBe("课题");
    expect(await keptNotes({ userId: "a", projectId: "old", siteId: "now" }, testKeyring)).toBeNull();
  });

  it("are readable by nobody without the key, and never by another account", async () => {
    await new Snapshots("b", testKeyring).save(snapshotOf("p", { siteNotes: [notes] }));
    expect(await keptNotes({ userId: "b", projectId: "p", siteId: "now" }, noKeyring)).toBeNull();
    expect(await keptNotes({ userId: "c", projectId: "p", siteId: "now" }, testKeyring)).toBeNull();
  });

  it("leave the device with everything stored of a project that the person has left, also while another one is open", async () => {
    const snapshots = new Snapshots("d", testKeyring);
    for (const id of ["left", "stays", "open"]) await snapshots.save(snapshotOf(id, { siteNotes: [notes] }));
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (url: string) => {
      asked.push(url);
      return url.endsWith("left")
        ? new Response("{}", { status: 404 })
        : Response.json({ ...snapshotOf("stays"), siteNotes: [] });
    });
    await refreshOthers(snapshots, "open", () => 1_000 + 60 * 60_000);
    expect(asked).toEqual(["/api/offline/left", "/api/offline/stays"]);
    expect((await snapshots.list()).map(({ form }) => form.project.id).sort()).toEqual(["open", "stays"]);
    asked.length = 0;
    await refreshOthers(snapshots, "open", () => 1_000 + 61 * 60_000);
    expect(asked).toEqual([]);
  });
});
