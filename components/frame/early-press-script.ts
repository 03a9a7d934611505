/**
 * Runs with the page's first bytes. Until the page's scripts run, a pressed button does nothing, and a submitted form
 * would load the page again without what was typed. So the last press is kept, and done as soon as React has made its
 * part of the page ready. A form that says where it goes (`action`, `method="get"`) works by itself and is left alone.
 *
 * Ready: once React listens (`EarlyPresses`), it lets no event through to a part that it has not made ready, and makes
 * that part ready if it can. A key that nobody listens to tells which it is.
 */
export const earlyPressScript = `(() => {
  let listening = false, kept = null;
  const ready = (place) => {
    let reached = false;
    const reach = () => { reached = true; };
    place.addEventListener("keyup", reach);
    if (listening) place.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    place.removeEventListener("keyup", reach);
    return reached;
  };
  const press = () => {
    if (!kept || !listening) return;
    const button = kept.isConnected ? kept : null;
    if (button && !ready(button)) return setTimeout(press, 50);
    kept = null;
    button?.click();
  };
  const keep = (button) => {
    const waits = kept !== null;
    kept = button;
    if (!waits) press();
  };
  const pressed = ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button && !(button.type === "submit" && button.form) && !ready(button)) keep(button);
  };
  const submitted = (event) => {
    const form = event.target;
    if (form.hasAttribute("action") || form.getAttribute("method") === "get" || ready(form)) return;
    event.preventDefault();
    keep(event.submitter || form.querySelector("[type=submit]"));
  };
  addEventListener("click", pressed, true);
  addEventListener("submit", submitted, true);
  window.reactListens = () => {
    listening = true;
    press();
    setTimeout(() => {
      removeEventListener("click", pressed, true);
      removeEventListener("submit", submitted, true);
    }, 60000);
  };
})()`.replace(/^ +/gm, ""); // the page carries it twice

declare global {
  interface Window {
    /** Absent where the script did not run. */
    reactListens?: () => void;
  }
}
