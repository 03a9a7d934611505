export interface TextSpan {
  match: boolean;
  text: string;
}

/** The same as search_form in the database: ignores case and width. One character of a text may become several. */
const folded = (text: string) => text.normalize("NFKC").toLowerCase();

/** Splits a text at every match of the words, as the search finds them. The parts joined are the text. */
export function matchSpans(text: string, q: string): TextSpan[] {
  const wanted = folded(q);
  if (!wanted) return [{ match: false, text }];
  const characters = [...text];
  // The position of each character of the text in its folded form.
  const starts: number[] = [];
  let whole = "";
  for (const character of characters) {
    starts.push(whole.length);
    whole += folded(character);
  }
  const matched = new Array<boolean>(characters.length).fill(false);
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + wanted.length)) {
    starts.forEach((start, index) => {
      const end = starts[index + 1] ?? whole.length;
      if (start < at + wanted.length && end > at) matched[index] = true;
    });
  }
  const spans: TextSpan[] = [];
  characters.forEach((character, index) => {
    const match = matched[index] ?? false;
    const last = spans.at(-1);
    if (last?.match === match) last.text += character;
    else spans.push({ match, text: character });
  });
  return spans;
}

/** Splits a text at these places: [from, to) in UTF-16 units, in their order. The parts joined are the text. */
export function placeSpans(text: string, places: readonly (readonly [number, number])[]): TextSpan[] {
  const spans: TextSpan[] = [];
  let done = 0;
  for (const [from, to] of places) {
    if (from > done) spans.push({ match: false, text: text.slice(done, from) });
    spans.push({ match: true, text: text.slice(from, to) });
    done = to;
  }
  return done < text.length ? [...spans, { match: false, text: text.slice(done) }] : spans;
}
