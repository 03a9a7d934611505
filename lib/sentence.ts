/** Ends with a full stop, since something may run on behind it. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === "" || endsSentence(trimmed) ? trimmed : `${trimmed}。`;
}

export function endsSentence(text: string): boolean {
  return /[。！？；：…．.!?;:][”’」』）)】》]*$/u.test(text);
}
