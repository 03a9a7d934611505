/** Cuts a longer cell one character past the limit, never between the two units of one character. */
export function clipCell(cell: string, most: number): string {
  return cell.length <= most ? cell : [...cell.slice(0, 2 * most + 2)].slice(0, most + 1).join("");
}
