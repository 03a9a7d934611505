/** Ends the text with a full stop, because another sentence may follow. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === "" || endsSentence(trimmed) ? trimmed : `${trimmed}。`;
}

export function endsSentence(text: string): boolean {
  return /[。！？；：…．.!?;:][”’」』）)】》]*$/u.test(text);
}
