import { expect, test } from "vitest";
import { differingParts, textParts, withEntriesOfToday } from "@/lib/reports/text-parts";
import type { CitedEntry, DraftPoint, ReportDraft } from "@/lib/reports/types";
import { plainDraft } from "@/lib/testing/plain-draft";

const entry = (text: string): CitedEntry => ({
  visitId: "v",
  visitState: "approved",
  visitedOn: "2026-11-10",
  siteId: "s",
  siteName: "桥头镇",
  siteKind: "town",
  visitedAs: null,
  dimension: "problem",
  text,
});
const point = (id: string, change: Partial<DraftPoint> = {}): DraftPoint => ({
  id,
  themeId: null,
  lead: `要点${id}`,
  text: "",
  showSupport: true,
  names: "all" as const,
  level: 0,
  dropped: false,
  answers: [],
  evidence: [{ id: `e${id}`, entryId: `entry-${id}`, quotedText: "原话", removed: false, entry: entry("原话") }],
  ...change,
});
const draft = (points: DraftPoint[], change: Partial<ReportDraft> = {}): ReportDraft =>
  plainDraft({
    title: "关于基层治理的调研报告",
    preface: "前言",
    sections: [{ id: "s1", heading: "存在问题", layout: "run_in", lead: "", answers: [], points }],
    ...change,
  });

test("the texts of a report in the order of its page, without empty and omitted ones", () => {
  const report = draft([point("1"), point("2", { dropped: true }), point("3", { text: "展开。" })], {
    closing: "结尾",
    addressee: "市委",
    annexes: "清单",
    copyTo: "市人大",
  });
  expect(textParts(report).map(({ key, text }) => `${key} ${text}`)).toEqual([
    "title 关于基层治理的调研报告",
    "addressee 市委",
    "preface 前言",
    "s1.heading 存在问题",
    "1.lead 要点1",
    "3.lead 要点3",
    "3.text 展开。",
    "closing 结尾",
    "annexes 清单",
    "copyTo 市人大",
  ]);
});

test("only what differs is compared, also a text that one side does not have", () => {
  const mine = draft([point("1", { lead: "改了的要点" })], { closing: "我写的结尾" });
  const theirs = draft([point("1"), point("2")], { preface: "他写的前言" });
  expect(differingParts(mine, theirs).map(({ key, mine: own, theirs: other }) => [key, own, other])).toEqual([
    ["preface", "前言", "他写的前言"],
    ["1.lead", "改了的要点", "要点1"],
    ["closing", "我写的结尾", ""],
    ["2.lead", "", "要点2"],
  ]);
  expect(differingParts(mine, mine)).toEqual([]);
});

test("a kept text cites the entries as they are today, and those that only it cites as they were", () => {
  const today = draft([
    point("1", {
      evidence: [{ id: "e1", entryId: "entry-1", quotedText: "原话", removed: false, entry: entry("改过的条目") }],
    }),
  ]);
  const kept = withEntriesOfToday(draft([point("1", { lead: "我的" }), point("2")]), today);
  expect(kept.sections[0]?.points.map(({ lead, evidence }) => [lead, evidence[0]?.entry?.text])).toEqual([
    ["我的", "改过的条目"],
    ["要点2", "原话"],
  ]);
});
