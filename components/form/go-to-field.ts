/** The control with that name, or the element that represents it: `<section data-field="…" tabIndex={-1}>`. */
export function fieldPlace(form: Element, path: string): HTMLElement | null {
  const own = path.replace(/\.root$/, "");
  return form.querySelector<HTMLElement>(`[name="${CSS.escape(own)}"], [data-field="${CSS.escape(own)}"]`);
}

export function goToPlace(place: HTMLElement): void {
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
}
