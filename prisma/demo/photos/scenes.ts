import { clouds, mix, rough, type Colour, type Scene } from "./paint";

/** Two places of the demo, drawn: nobody is in them, and no place of the real world. Pure. */

const between = (value: number, from: number, to: number) => value >= from && value < to;

/** Posts from `top` to `foot`, one each `step`, as wide as `width`. */
const onPost = (x: number, step: number, width: number) => x % step < width;

function eveningWater(x: number, y: number): Colour {
  const depth = (y - 0.5) / 0.5;
  const ripple = clouds(x * 9, y * 160 * (1.2 - 0.7 * depth));
  const glow = Math.max(0, 1 - Math.abs(x - 0.86) * (3.2 - 1.4 * depth)) * (1 - depth);
  return mix(mix([92, 104, 122], [38, 56, 74], depth + 0.25 * ripple), [246, 190, 128], glow * (0.35 + 0.6 * ripple));
}

function eveningSky(x: number, y: number): Colour {
  const sky = mix([86, 106, 140], [244, 190, 140], y / 0.5);
  const shore = 0.47 - 0.05 * clouds(x * 4, 3) - 0.02 * clouds(x * 18, 5);
  if (y > shore) return mix([62, 70, 82], [84, 84, 90], (y - shore) / 0.08);
  return mix(sky, [252, 224, 190], 0.5 * rough(x * 2.2, y * 9) * (y / 0.5));
}

/** A landing at a lake in the evening, closed by a low railing. */
export const landing: Scene = (x, y) => {
  const edge = 0.74 + 0.03 * x;
  const [upper, lower] = [edge - 0.17, edge - 0.08];
  const rail = between(y, upper, upper + 0.014) || between(y, lower, lower + 0.011);
  const post = onPost(x + 0.04, 0.2, 0.017) && between(y, upper - 0.02, edge + 0.01);
  if (rail || post) return mix([126, 122, 116], [74, 66, 60], 0.3 + 0.7 * rough(x * 30, y * 30));
  // What is left of a board that has no words any more.
  if (between(x, 1.02, 1.2) && between(y, 0.42, 0.53))
    return mix([178, 186, 190], [142, 150, 156], rough(x * 14, y * 14));
  if (between(x, 1.1, 1.12) && between(y, 0.53, edge)) return [86, 84, 84];
  if (y > edge) {
    const joint = (x - 0.6) / (0.4 + (y - edge) * 3) + 4;
    const line = joint % 0.35 < 0.012 || (y - edge) % 0.11 < 0.006;
    return mix(mix([150, 142, 134], [112, 106, 102], rough(x * 22, y * 34)), [84, 80, 78], line ? 0.7 : 0);
  }
  return y < 0.5 ? eveningSky(x, y) : eveningWater(x, y);
};

function rockFace(x: number, y: number): Colour {
  const layer = (y + 0.07 * clouds(x * 3, 1) + 0.02 * rough(x * 11, 2)) * 9;
  const ledge = layer % 1;
  const stone = mix([196, 186, 168], [136, 128, 118], rough(x * 16, y * 26));
  return mix(stone, [96, 92, 88], ledge < 0.16 ? 0.75 : 0.28 * ledge);
}

/** A quarry that is closed, with deep water in it and a few posts with a rope. */
export const quarry: Scene = (x, y) => {
  const rim = 0.24 - 0.1 * Math.sin(x * 2.2 + 0.3) + 0.03 * rough(x * 7, 4);
  const shore = 0.56 + 0.05 * Math.sin(x * 3 + 1) + 0.02 * rough(x * 9, 6);
  const bank = 0.84 - 0.05 * Math.sin(x * 2 + 2) + 0.02 * rough(x * 12, 8);
  const rope = bank - 0.085 + 0.03 * (((x + 0.1) % 0.31) / 0.31 - 0.5) ** 2 * -4 + 0.03;
  if (onPost(x + 0.1, 0.31, 0.015) && between(y, bank - 0.13, bank + 0.03))
    return Math.floor(y / 0.03) % 2 === 0 ? [214, 208, 196] : [186, 74, 56];
  if (between(y, rope, rope + 0.006)) return [206, 188, 140];
  if (y < rim) {
    const sky = mix([196, 208, 216], [224, 228, 228], y / 0.3);
    return mix(sky, [244, 244, 242], 0.7 * rough(x * 3, y * 8));
  }
  const bush = y < rim + 0.05 * rough(x * 20, 9);
  if (bush) return mix([92, 112, 74], [62, 82, 56], rough(x * 40, y * 40));
  if (y < shore) return rockFace(x, y);
  if (y < bank) {
    const still = clouds(x * 5, y * 90);
    const deep = mix([112, 158, 150], [44, 96, 98], (y - shore) / (bank - shore));
    const mirrored = mix(deep, rockFace(x, Math.max(0, 2 * shore - y)), 0.4 - (y - shore) * 2.4);
    return mix(mirrored, [170, 200, 194], 0.18 * still);
  }
  return mix(mix([146, 132, 108], [108, 98, 82], rough(x * 26, y * 30)), [96, 112, 70], 0.5 * rough(x * 8, y * 60));
};
