/** Pixels by a rule for each of them, for pictures that nobody has to download. Pure. */

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** The colour at a place: x from 0 (left) to 4/3, y from 0 (top) to 1. */
export type Scene = (x: number, y: number) => Colour;

export function mix(a: Colour, b: Colour, share: number): Colour {
  const part = share < 0 ? 0 : Math.min(share, 1);
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part];
}

const side = 64;

/** 0 to 1, always the same: the picture of a demo is the same on each machine. */
const scattered = Float32Array.from({ length: side * side }, (_empty, at) => {
  const hash = Math.imul(at + 1, 1_274_126_177);
  return (Math.imul(hash ^ (hash >>> 13), 668_265_263) >>> 8) / 16_777_216;
});

const eased = (part: number) => part * part * (3 - 2 * part);

/** Soft noise, 0 to 1: one hill a unit. Neither x nor y is below zero. */
export function clouds(x: number, y: number): number {
  const [left, top] = [Math.trunc(x), Math.trunc(y)];
  const [right, down] = [eased(x - left), eased(y - top)];
  const [here, next] = [left % side, (left + 1) % side];
  const [row, below] = [(top % side) * side, ((top + 1) % side) * side];
  const upper = (scattered[row + here] ?? 0) * (1 - right) + (scattered[row + next] ?? 0) * right;
  const lower = (scattered[below + here] ?? 0) * (1 - right) + (scattered[below + next] ?? 0) * right;
  return upper * (1 - down) + lower * down;
}

/** The same with finer hills on it. */
export const rough = (x: number, y: number) => (2 * clouds(x, y) + clouds(2.7 * x, 2.7 * y)) / 3;

/** Three bytes a pixel, row by row. */
export function paint(scene: Scene, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 3);
  for (let row = 0, at = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1, at += 3)
      pixels.set(scene((column + 0.5) / height, (row + 0.5) / height), at);
  return pixels;
}
