/**
 * What was typed into a form and not sent yet: kept in this tab's memory when the form closes (Escape in a dialog, a
 * press beside it, a link), and over a reload of the page in its session storage. Visits and reports do not need it:
 * they are stored on the device. Passwords never come here.
 */
const storageKey = "zoufang-typed";
const keptForMs = 30 * 60_000;

/** What a form holds; undefined if nothing was typed. */
type Reader = () => unknown;

interface Kept {
  /** The person whose page it was, so that the next one to sign in on this device does not get the text. */
  account: string;
  path: string;
  at: number;
  forms: Record<string, unknown>;
}

const open = new Map<string, Reader>();
/** Forms that closed without sending what they held. An error page that replaces a form closes it too. */
const closed = new Map<string, { account: string; path: string; values: unknown }>();
let leavingOnPurpose: "keeping" | "forgetting" | null = null;

const ofThisPage = (kept: { account: string; path: string }) =>
  kept.account === account() && kept.path === location.pathname;

const account = () => document.querySelector<HTMLElement>("[data-account]")?.dataset["account"] ?? "";

function stored(): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? "null") as Kept | null; // written below
    if (!kept || !ofThisPage(kept)) return null;
    return Date.now() - kept.at < keptForMs ? kept : null;
  } catch {
    return null; // No storage in this browser, or another build's text.
  }
}

/** Stores what the forms of this page hold. Without storage, or if it is too much, the text is only on the screen. */
export function keepTyped(): void {
  if (leavingOnPurpose === "forgetting") return;
  const left = [...closed].flatMap(([name, kept]) => (ofThisPage(kept) ? [[name, kept.values] as const] : []));
  const typed = [...left, ...[...open].map(([name, read]) => [name, read()] as const)].filter(
    ([, values]) => values !== undefined,
  );
  if (typed.length === 0) return;
  const forms = { ...stored()?.forms, ...Object.fromEntries(typed) };
  const kept: Kept = { account: account(), path: location.pathname, at: Date.now(), forms };
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(kept));
  } catch {
    // Said above.
  }
}

/** Returns what was kept for this form, once. */
export function takeTyped(name: string): unknown {
  const left = closed.get(name);
  closed.delete(name);
  if (left && ofThisPage(left)) return left.values;
  const kept = stored();
  if (!kept || !(name in kept.forms)) return undefined;
  const { [name]: values, ...others } = kept.forms;
  try {
    if (Object.keys(others).length === 0) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, JSON.stringify({ ...kept, forms: others }));
  } catch {
    // Taken all the same.
  }
  return values;
}

/** From now on this page keeps nothing: the person signs out, or wants what is on the server instead. */
export function forgetTyped(): void {
  leavingOnPurpose = "forgetting";
  closed.clear();
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // Nothing was kept either.
  }
}

/** Loads this page again from the present build, with what was typed. */
export function carryOn(): void {
  keepTyped();
  leavingOnPurpose = "keeping";
  location.reload();
}

/** To the sign-in page and back here, with what was typed: for a session that has ended. */
export function signInAgain(): void {
  keepTyped();
  leavingOnPurpose = "keeping";
  location.assign(`/sign-in?from=${encodeURIComponent(location.pathname + location.search)}`);
}

/** True while the page reloads without losing anything, so nobody has to be asked. */
export const isCarryingOn = () => leavingOnPurpose === "keeping";

/** A form is on the page; the result is called when it leaves. */
export function openForm(name: string, read: Reader): () => void {
  // The address may have changed already when the form leaves.
  const here = { account: account(), path: location.pathname };
  open.set(name, read);
  return () => {
    open.delete(name);
    const values = read();
    if (values !== undefined && leavingOnPurpose !== "forgetting") closed.set(name, { ...here, values });
  };
}

// A reload that nobody asked for, such as Next's own after a deploy.
if (typeof window !== "undefined") window.addEventListener("pagehide", keepTyped);
