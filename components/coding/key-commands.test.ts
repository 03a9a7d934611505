import { describe, expect, test } from "vitest";
import { commandOf, type PressedKey } from "@/components/coding/key-commands";

const press = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  ...more,
});

describe("a key at the desk", () => {
  test("moves, selects, takes a suggestion, undoes", () => {
    expect(commandOf(press("j"), false)).toEqual({ kind: "move", by: 1 });
    expect(commandOf(press("K"), false)).toEqual({ kind: "move", by: -1 });
    expect(commandOf(press("x"), false)).toEqual({ kind: "select", range: false });
    expect(commandOf(press("X", { shiftKey: true }), false)).toEqual({ kind: "select", range: true });
    expect(commandOf(press("3"), false)).toEqual({ kind: "digit", digit: 3 });
    expect(commandOf(press("0"), false)).toBeNull();
    expect(commandOf(press("z", { ctrlKey: true }), false)).toEqual({ kind: "undo" });
    expect(commandOf(press("Z", { metaKey: true, shiftKey: true }), false)).toEqual({ kind: "redo" });
    expect(commandOf(press("?", { shiftKey: true }), false)).toEqual({ kind: "help" });
    expect(commandOf(press("k", { ctrlKey: true }), false)).toEqual({ kind: "palette" });
  });

  test("means nothing where letters are text, and nothing while an input method composes", () => {
    for (const key of ["j", "1", "/", "u"]) {
      expect(commandOf(press(key), true)).toBeNull();
      expect(commandOf(press(key, { isComposing: true }), false)).toBeNull();
      expect(commandOf(press(key, { keyCode: 229 }), false)).toBeNull();
    }
  });

  test("leaves the browser its own keys", () => {
    expect(commandOf(press("1", { ctrlKey: true }), false)).toBeNull();
    expect(commandOf(press("n", { metaKey: true }), false)).toBeNull();
    expect(commandOf(press("j", { altKey: true }), false)).toBeNull();
  });
});
