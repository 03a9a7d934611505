/** What a key means at the desk. Pure. */
export type DeskCommand =
  | { kind: "move"; by: 1 | -1 }
  | { kind: "nextUntouched" }
  | { kind: "select"; range: boolean }
  | { kind: "digit"; digit: number }
  | { kind: "refuse" }
  | { kind: "palette" }
  | { kind: "undo" }
  | { kind: "redo" }
  | { kind: "clear" }
  | { kind: "similar" }
  | { kind: "help" };

export interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** An input method is composing: its keys choose characters. */
  isComposing: boolean;
  /** 229 while an input method has the key, also where isComposing is not set yet. */
  keyCode: number;
}

const plain: Record<string, DeskCommand> = {
  j: { kind: "move", by: 1 },
  k: { kind: "move", by: -1 },
  n: { kind: "nextUntouched" },
  u: { kind: "undo" },
  s: { kind: "similar" },
  "-": { kind: "refuse" },
  "/": { kind: "palette" },
  "?": { kind: "help" },
  Escape: { kind: "clear" },
};

/**
 * The command of a key, or null. `typing`: the focus is where letters are text, or in a dialog or menu, which have keys
 * of their own.
 */
export function commandOf(pressed: PressedKey, typing: boolean): DeskCommand | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = pressed;
  if (typing || pressed.isComposing || pressed.keyCode === 229 || altKey) return null;
  const lower = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) {
    if (lower === "k" && !shiftKey) return { kind: "palette" };
    if (lower === "z") return { kind: shiftKey ? "redo" : "undo" };
    return lower === "y" && !shiftKey ? { kind: "redo" } : null;
  }
  if (lower === "x") return { kind: "select", range: shiftKey };
  if (lower === "u" && shiftKey) return { kind: "redo" };
  if (/^[1-9]$/.test(key)) return { kind: "digit", digit: Number(key) };
  // ? and - need Shift on some keyboards; a letter with Shift is none of these.
  return shiftKey && /^[a-z]$/.test(lower) ? null : (plain[lower] ?? null);
}

/** Whether letters are text here: a text box, or anything in a dialog or a menu. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("[role=dialog], [role=menu], [role=listbox]")) return true;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox" && target.type !== "button";
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
