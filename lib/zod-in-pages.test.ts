import { expect, it, vi } from "vitest";

it("in a page zod makes no functions from text, which the content security policy refuses", async () => {
  const name = "__zod_globalConfig";
  const own: unknown = Object(globalThis)[name];
  try {
    vi.resetModules();
    await import("@/instrumentation-client");
    const z = await import("zod");
    expect(z.config().jitless).toBe(true);
  } finally {
    Object.assign(globalThis, { [name]: own });
    vi.resetModules();
  }
});
