import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

type Palette = Map<string, string>;

function paletteAfter(selector: string): Palette {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no block ${selector}`);
  const block = css.slice(start, css.indexOf("}", start));
  return new Map([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? "", m[2] ?? ""]));
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(palette: Palette, text: string, ground: string): number {
  const of = (name: string) => {
    const hex = palette.get(name);
    if (!hex || !/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`--${name} is no six-digit colour`);
    return luminance(hex);
  };
  const [a, b] = [of(text), of(ground)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const grounds = ["ground", "surface", "sunken"];
const tones = ["action", "slate", "green", "vermilion", "amber"];
const softs = tones.map((tone) => `${tone}-soft`);

const textPairs = [
  ...["ink", "muted", ...tones].flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ...tones.map((tone) => [tone, `${tone}-soft`] as const),
  ...softs.flatMap((soft) => [["ink", soft] as const, ["muted", soft] as const]),
  ...["action", "action-hover"].map((ground) => ["on-action", ground] as const),
  ...["vermilion", "vermilion-hover"].map((ground) => ["on-vermilion", ground] as const),
];

const system = paletteAfter(':root:not([data-theme="light"])');
const chosen = paletteAfter(':root[data-theme="dark"]');

describe.each([
  ["light", paletteAfter(":root")],
  ["dark", chosen],
] as const)("the %s palette", (_name, palette) => {
  it.each(textPairs)("keeps %s readable on %s", (text, ground) => {
    expect(contrast(palette, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(grounds)("keeps the border of a field visible on %s", (ground) => {
    expect(contrast(palette, "edge", ground)).toBeGreaterThanOrEqual(3);
  });
});

it("has the same dark colours for the system setting and for the reader's choice", () => {
  expect([...system]).toEqual([...chosen]);
});
