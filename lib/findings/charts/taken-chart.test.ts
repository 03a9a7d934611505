import { expect, test } from "vitest";
import { drawChart } from "@/lib/findings/charts/draw";
import { freshChart } from "@/lib/findings/charts/fresh-chart";
import { takenChart } from "@/lib/findings/charts/taken-chart";
import { themeChart } from "@/lib/findings/charts/theme-chart";

const words = { visits: "第几次走访", themes: "累计主题数" };
const bars = {
  dimension: "problem" as const,
  themes: [{ name: "专职人员不足", counts: [8, 3] }],
  kinds: [
    { name: "镇", pattern: 0 },
    { name: "街道", pattern: 2 },
  ],
  visited: 21,
  threshold: { from: 7, label: "共性（7个起）" },
};
const drawings = [themeChart(bars, 640), freshChart({ curve: [{ visits: 1, themes: 2 }], visits: 3, words }, 640)];
const notes = ["筛选：没有，是全部内容。", `计入：${"已审核的走访".repeat(20)}24次<&>。`];

test.each(drawings)("a file says its title and every note whole, and has the picture in plain colours", (drawing) => {
  const svg = takenChart({ svg: drawChart(drawing), title: "新主题：听够了没有", notes });
  expect(svg).not.toMatch(/var\(|<style|<script/);
  const texts = [...svg.matchAll(/<text[^>]*fill="#5f5b54"[^>]*>([^<]*)</g)].map(([, text]) => text);
  expect(texts.join("")).toContain(notes.join("").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"));
  expect(svg).toContain("新主题：听够了没有");
  const [, width = "", height = ""] = /^<svg[^>]* width="(\d+)" height="([\d.]+)"/.exec(svg) ?? [];
  expect(Number(width)).toBeGreaterThan(drawing.width);
  const lowest = Math.max(...[...svg.matchAll(/<text x="16" y="([\d.]+)"/g)].map(([, y]) => Number(y)));
  expect(lowest).toBeLessThan(Number(height));
  // The picture is between the title and the notes.
  expect(lowest).toBeGreaterThan(drawing.height);
});
