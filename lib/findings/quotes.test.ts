import { expect, test } from "vitest";
import { leadingSentences, tellingQuotes, type Quotable } from "@/lib/findings/quotes";
import { generatedStudy } from "@/lib/testing/generated-study";
import { quoteCoverage } from "@/lib/testing/quote-coverage";

test("whole sentences are quoted, from the beginning", () => {
  expect(leadingSentences("第一句。第二句。", 5)).toBe("第一句。");
  expect(leadingSentences("第一句，没有句号", 2)).toBe("第一句，没有句号。");
});

test("three quotes of different sites tell more of what several sites say than the three longest do", () => {
  const { themes, entries } = generatedStudy({ visits: 40 });
  const shares = themes.map(({ id }) => {
    const told = entries
      .filter((entry) => entry.themes.includes(id))
      .map(({ visit, text }, place): Quotable => ({ id: `${place}`, siteId: visit, visitedOn: "2026-05-01", text }));
    const chosen = tellingQuotes(told, 3);
    expect(new Set(chosen.map(({ siteId }) => siteId)).size).toBe(chosen.length);
    const longest = told.toSorted((a, b) => b.text.length - a.text.length).slice(0, 3);
    return { ours: quoteCoverage(told, chosen) ?? 1, longest: quoteCoverage(told, longest) ?? 1 };
  });
  const mean = (way: "ours" | "longest") => shares.reduce((sum, share) => sum + share[way], 0) / shares.length;
  expect(mean("ours")).toBeGreaterThan(mean("longest") + 0.1);
});
