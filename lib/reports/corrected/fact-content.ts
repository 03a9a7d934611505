import { audiencesIn, dayIn, methodIn, peopleIn, timesIn } from "@/lib/imports/split/fact-values";
import type { FactCorrection } from "@/lib/reports/corrected/items";
import { minutesWords } from "@/lib/visits/minutes/document-words";
import { headCountRead } from "@/lib/visits/said/head-count";
import type { VisitContent } from "@/lib/visits/schema";

/** A corrected basic fact as the visit stores it. Pure. */

export type FactFault = "notTime" | "notMethod" | "notPeople" | "notAudiences";
export type People = readonly { id: string; displayName: string }[];

const blank = minutesWords.blank;
const filled = (text: string) => (text.trim() === blank ? "" : text.trim());

export function factContent(
  content: VisitContent,
  { fact, issued, returned }: Pick<FactCorrection, "fact" | "issued" | "returned">,
  people: People,
): VisitContent | FactFault {
  const words = filled(returned);
  switch (fact) {
    case "time":
      return timeContent(content, issued, words);
    case "method": {
      const found = methodIn(words);
      return found?.whole ? { ...content, method: found.method } : "notMethod";
    }
    case "place":
      return { ...content, place: words.replace(/\s*\n\s*/gu, " ") };
    case "recorder": {
      const { ids, whole } = peopleIn(words, [...people]);
      const [recorderId] = ids;
      return whole && ids.length === 1 && recorderId !== undefined ? { ...content, recorderId } : "notPeople";
    }
    case "members": {
      const { ids, whole } = peopleIn(words, [...people]);
      return words === "" || whole ? { ...content, memberIds: ids } : "notPeople";
    }
    case "audiences":
      return audienceContent(content, words);
  }
}

/** 2026年11月3日 09:00至11:30. Hours that the minutes did not have stay as they are. */
function timeContent(content: VisitContent, issued: string, words: string): VisitContent | FactFault {
  const day = dayIn(words, content.visitedOn);
  if (!day) return "notTime";
  const rest = (words.slice(0, day.start) + words.slice(day.end)).trim();
  if (rest === "") {
    const had = timesIn(issued.slice(dayIn(issued, content.visitedOn)?.end ?? 0)) !== null;
    return { ...content, visitedOn: day.day, ...(had && { startedAt: null, endedAt: null }) };
  }
  const times = timesIn(rest);
  if (!times || times.unread !== "" || times.rest.trim() !== "") return "notTime";
  return { ...content, visitedOn: day.day, startedAt: times.from, endedAt: times.to };
}

/** 镇街干部6人、村干部3人，共9人 */
function audienceContent(content: VisitContent, words: string): VisitContent | FactFault {
  if (words === "") return { ...content, audiences: [] };
  const parts = words
    .replace(/[，,；;]\s*共\s*\d+\s*人[。\s]*$/u, "")
    .split(/[、，,；;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const audiences = parts.flatMap((part) => {
    if (!/\d/u.test(part)) return part.length > 20 ? [] : [{ category: part, headCount: knownCount(part) }];
    const { rows, whole } = audiencesIn(part);
    return whole
      ? rows.map(({ category, headCount }) => ({ category, headCount: headCountRead(headCount) ?? "" }))
      : [];
  });
  return audiences.length === parts.length && parts.length > 0 ? { ...content, audiences } : "notAudiences";

  /** A number that is not exact is not printed. */
  function knownCount(category: string): number | string {
    return (
      content.audiences.find((row) => row.category === category && typeof row.headCount !== "number")?.headCount ?? ""
    );
  }
}
