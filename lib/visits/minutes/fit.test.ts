import { describe, expect, it } from "vitest";
import { minutesDimension, minutesSource, summaries } from "@/lib/testing/minutes-sample";
import { composeMinutes } from "./compose";
import { minutesWords } from "./document-words";
import { bodySettings, countLines, fitMinutes } from "./fit";

const point = "全镇二十一个村都建立了议事会，每月碰一次头，议题提前一周报上来。";
const fitOf = (points: number) => {
  const entries = summaries(Array<string>(points).fill(point));
  return fitMinutes(
    composeMinutes(minutesSource({ dimensions: [minutesDimension({ key: "status", entries })] }), minutesWords),
  );
};

describe("counting lines", () => {
  it("counts Han as wide as high and ASCII half as wide", () => {
    expect(countLines("字".repeat(10), { width: 100, points: 10 })).toBe(1);
    expect(countLines("字".repeat(11), { width: 100, points: 10 })).toBe(2);
    expect(countLines("1".repeat(20), { width: 100, points: 10 })).toBe(1);
    expect(countLines("字".repeat(9), { width: 100, points: 10, indent: 2 })).toBe(2);
  });

  it("counts rare Han once, a typed line break as a line, and no blank line", () => {
    expect(countLines("𠮷".repeat(10), { width: 100, points: 10 })).toBe(1);
    expect(countLines("甲\n\n  \n乙", { width: 100, points: 10 })).toBe(2);
  });
});

describe("fitting on one page", () => {
  it("uses the most open setting that fits, and closer ones the more was heard", () => {
    const places = [2, 8, 14, 18, 20, 28].map((points) => {
      const { body, onePage } = fitOf(points);
      expect(onePage, `${points} points`).toBe(true);
      return bodySettings.indexOf(body);
    });
    expect(places[0]).toBe(0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBeGreaterThan(3);
  });

  it("leaves room for corrections, more if the page has it", () => {
    expect(fitOf(1).corrections).toBe(150);
    for (const points of [8, 16, 24, 40]) expect(fitOf(points).corrections).toBeGreaterThanOrEqual(44);
  });

  it("continues on a second page at a size that is easy to read if not even the closest setting fits", () => {
    expect(fitOf(60)).toEqual({ body: bodySettings[1], onePage: false, corrections: 44 });
  });

  it("counts a long head too", () => {
    const source = (count: number) =>
      minutesSource({
        audiences: Array.from({ length: count }, (_, place) => ({
          category: `很长的一种受访对象类别第${place}类`,
          headCount: 3,
        })),
      });
    const room = (count: number) => fitMinutes(composeMinutes(source(count), minutesWords)).corrections;
    expect(room(30)).toBeLessThan(room(2));
  });
});
