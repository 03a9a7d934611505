import { afterEach, describe, expect, it, vi } from "vitest";
import { readDoor } from "@/components/form/read-door";

const answers = (work: () => Promise<Response>) => vi.stubGlobal("fetch", work);
afterEach(() => vi.unstubAllGlobals());

describe("what a door answers", () => {
  it("is its data, or its own refusal", async () => {
    answers(async () => Response.json([1]));
    expect(await readDoor("/a")).toEqual({ ok: true, data: [1] });
    const error = { code: "unauthenticated", key: "errors.unauthenticated" };
    answers(async () => Response.json({ error }, { status: 401 }));
    expect(await readDoor("/a")).toEqual({ ok: false, error });
  });

  it("is unavailable where none came, or one of somebody between it and us", async () => {
    const unavailable = { ok: false, error: { code: "unavailable", key: "errors.unavailable" } };
    answers(async () => Promise.reject(new TypeError("Failed to fetch")));
    expect(await readDoor("/a")).toEqual(unavailable);
    answers(async () => new Response("<html>", { status: 502 }));
    expect(await readDoor("/a")).toEqual(unavailable);
    answers(async () => new Response("<html>"));
    expect(await readDoor("/a")).toEqual(unavailable);
  });

  it("is given up when its reader has gone", async () => {
    const gone = new AbortController();
    answers(
      (...[, init]: [string?, RequestInit?]) =>
        new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(new Error("aborted")))),
    );
    const answer = readDoor("/a", { gone: gone.signal });
    gone.abort();
    expect(await answer).toMatchObject({ ok: false });
  });
});
