import { expect, test } from "vitest";
import { weightOf } from "@/lib/findings/weight";

const weight = { entries: 4, figures: 1, visited: 10, onlyVisit: false };
const threshold = { commonMinSites: 3, commonMinPercent: 30 };
const theme = (support: number, dimension: "problem" | "status" = "problem") => ({
  ...{ id: String(support), name: "人手不足", dimension, support },
});

test("a problem that falls below the threshold is no common one any more, and one that nobody else said is none", () => {
  const { themes } = weightOf({ ...weight, themes: [theme(4), theme(3), theme(1), theme(3, "status")] }, threshold);
  expect(themes.map(({ from, to, noMore }) => [from, to, noMore])).toEqual([
    [4, 3, null],
    [3, 2, "common"],
    [1, 0, "individual"],
    [3, 2, null],
  ]);
});

test("where the site was visited only then, the threshold is that of one site fewer", () => {
  const all = { commonMinSites: 1, commonMinPercent: 40 };
  const fallen = (onlyVisit: boolean) =>
    weightOf({ ...weight, visited: 11, onlyVisit, themes: [theme(5)] }, all).themes;
  expect(fallen(false)[0]?.noMore).toBe("common");
  expect(fallen(true)[0]?.noMore).toBeNull();
});
