import type { MinutesDimension, MinutesSource } from "@/lib/visits/minutes/model";
import { dimensionKeys } from "@/lib/vocabulary";

/** A dimension of the minutes, empty except for what a test adds. */
export function minutesDimension(input: Partial<MinutesDimension> & Pick<MinutesDimension, "key">): MinutesDimension {
  const label = { status: "工作现状", example: "经验典型", problem: "存在问题", suggestion: "思考建议" }[input.key];
  return { label, mark: null, entries: [], figures: [], ...input };
}

/** A visit from which minutes can be made, with a test's changes. */
export function minutesSource(input: Partial<MinutesSource> = {}): MinutesSource {
  return {
    project: "全市基层议事协商调研",
    site: "桥头镇",
    visitedOn: "2026-11-03",
    startedAt: "09:00",
    endedAt: "11:30",
    method: "seminar",
    place: "镇政府二楼会议室",
    recorder: "陆一舟",
    members: ["周敏", "陆一舟"],
    audiences: [
      { category: "镇街干部", headCount: 6 },
      { category: "村干部", headCount: 3 },
    ],
    voided: false,
    photos: [],
    dimensions: dimensionKeys.map((key) => minutesDimension({ key })),
    ...input,
  };
}

/** Points of one dimension, as summaries. */
export const summaries = (texts: readonly string[]): MinutesDimension["entries"] =>
  texts.map((text) => ({ text, form: "summary", speakerCategory: "" }));
