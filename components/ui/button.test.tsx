import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Button, SubmitButton } from "@/components/ui/button";

const label = "上移";
const why = "先选复核人。";

/** Held by the type check: a button is off for a reason, so `disabled` alone is an error. */
// @ts-expect-error without a reason
const bare = () => <Button disabled>{label}</Button>;

it("a button that is off for a reason says it beside itself, and is described by it", () => {
  const html = renderToStaticMarkup(<SubmitButton off={{ why }}>{label}</SubmitButton>);
  const id = new RegExp(`<span id="([^"]+)"[^>]*>${why}</span>`).exec(html)?.[1];
  expect(html).toMatch(/<button[^>]* disabled=""/);
  expect(html).toContain(`aria-describedby="${id}"`);
});

it("nothing is said beside a button that is on, or whose place says why it is off", () => {
  const shown = (off?: "end" | "opening" | "said" | false) =>
    renderToStaticMarkup(<Button {...(off !== undefined && { off })}>{label}</Button>);
  for (const on of [shown(), shown(false)]) expect(on).not.toContain("disabled=");
  for (const off of ["end", "opening", "said"] as const) {
    expect(shown(off)).toContain('disabled=""');
    expect(shown(off)).not.toContain("<span");
  }
  expect(bare).toBeTypeOf("function");
});
