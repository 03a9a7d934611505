/** The beginning of a text in one line, for a place that only has to name it. Pure. */
export function beginning(text: string, longest: number): string {
  const characters = [...text.replaceAll(/\s+/g, " ").trim()];
  return characters.length > longest ? `${characters.slice(0, longest).join("")}…` : characters.join("");
}
