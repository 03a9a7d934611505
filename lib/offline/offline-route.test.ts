import { describe, expect, it } from "vitest";
import { offlineRoute } from "@/lib/offline/offline-route";

const p = "00000000-0000-4000-8000-0000000000aa";
const v = "00000000-0000-4000-8000-0000000000bb";
const at = (path: string) => offlineRoute(new URL(path, "http://localhost"));

describe("an address without a network", () => {
  it("shows what the device has for it", () => {
    expect(at("/")).toEqual({ at: "projects" });
    expect(at("/projects")).toEqual({ at: "projects" });
    expect(at("/offline")).toEqual({ at: "projects" });
    expect(at(`/projects/${p}`)).toEqual({ at: "project", projectId: p, instead: false });
    expect(at(`/projects/${p}/visits?state=draft`)).toEqual({ at: "project", projectId: p, instead: false });
    expect(at(`/projects/${p}/visits/new?draft=${v}`)).toEqual({
      at: "new",
      projectId: p,
      draftId: v,
      siteId: undefined,
    });
    expect(at(`/projects/${p}/visits/${v}/edit`)).toEqual({ at: "edit", projectId: p, visitId: v });
    expect(at(`/projects/${p}/outbox`)).toEqual({ at: "outbox", projectId: p });
  });

  it("of any other page says that it needs a network", () => {
    expect(at(`/projects/${p}/findings`)).toEqual({ at: "project", projectId: p, instead: true });
    expect(at(`/projects/${p}/visits/${v}`)).toEqual({ at: "project", projectId: p, instead: false });
    for (const path of ["/accounts", "/sign-in?from=%2F", "/projects/new", "/invite/abc"])
      expect(at(path)).toEqual({ at: "elsewhere" });
  });

  it("ignores an invalid id", () => {
    expect(at(`/projects/${p}/visits/new?draft=../../x`)).toMatchObject({ draftId: undefined });
    expect(at("/projects/1/visits/new")).toEqual({ at: "elsewhere" });
  });
});
