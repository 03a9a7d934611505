/** A longer cell is cut one character past the limit, never inside a character of two units. */
export function clipCell(cell: string, most: number): string {
  return cell.length <= most ? cell : [...cell.slice(0, 2 * most + 2)].slice(0, most + 1).join("");
}
