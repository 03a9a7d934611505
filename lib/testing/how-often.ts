/** How many random cases a test tries: `runs` in `npm test`, a multiple of it in the campaign (`npm run campaign`). */
export const often = (runs: number): number => runs * Number(process.env["ZOUFANG_OFTEN"] ?? 1);
