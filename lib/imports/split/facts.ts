import {
  audiencesIn,
  countIn,
  dayIn,
  headCountIn,
  methodIn,
  peopleIn,
  siteIn,
  sitesIn,
  timesIn,
} from "@/lib/imports/split/fact-values";
import { visitDayIn } from "@/lib/imports/split/visit-day";
import { markOf } from "@/lib/imports/split/marks";
import type { Facts, Found, ImportContext, Source } from "@/lib/imports/types";

/** A stretch of a line; a fact where its value was understood to the last word, body otherwise. */
export interface FactSpan {
  start: number;
  end: number;
  fact: boolean;
  label: string;
}

/** By the number of the line. */
export type LineFacts = Map<number, FactSpan[]>;

type Kind = "day" | "place" | "site" | "method" | "people" | "recorder" | "audience" | "count";

const labels: Record<Kind, string> = {
  day: "(?:走访|调研|座谈|会议|活动)?(?:时间|日期)",
  place: "(?:走访|调研|座谈|会议|活动)?地点",
  site: "(?:被)?(?:走访|调研|受访)(?:单位|点|镇街|对象|镇街园区)|镇街园区|镇街",
  method: "(?:走访|调研|座谈|活动)?(?:方式|形式)",
  people: "走访人员?|调研人员|调研组成员|调研组|参加走访人员",
  recorder: "记录人?|记录员|整理人?",
  audience: "(?:参加|参会|出席|与会|座谈|受访|访谈)(?:人员|对象)?|出席|听取对象|对象",
  count: "(?:参会|参加|出席|与会|受访|座谈)?人数",
};

const kinds = Object.keys(labels) as Kind[]; // the keys of a closed literal
/** 时 间：, 时　间　3月12日, 时间 | 3月12日: spaced out, in brackets, or parted from its value by a tab or wide blanks. */
const spacedOut = (words: string) => words.replace(/(?<=[\p{Script=Han}])(?=[\p{Script=Han}])/gu, "[ \\u3000]{0,4}");
const anyLabel = new RegExp(
  `(?:^|(?<=[\\s\\u3000；;|]))(?:\\*\\*)?[【\\[]?(?:${kinds.map((kind) => `(?<${kind}>${spacedOut(labels[kind])})`).join("|")})[】\\]]?(?:\\*\\*)?[\\s\\u3000]*(?:[：:]|[|｜]|(?<=^[^：:|]{0,24}(?:\\t|[ \\u3000]{2,})))(?:\\*\\*)?[\\s\\u3000]*`,
  "gu",
);

interface Labelled {
  kind: Kind;
  label: string;
  start: number;
  valueStart: number;
  end: number;
}

/** 时间：…　地点：… — the labelled stretches of a line, if it begins with one. */
function labelledIn(whole: string, at: number): Labelled[] {
  // 1. 时间：… and • 时间：… are labels too.
  const skipped = markOf(whole)?.length ?? 0;
  const [text, from] = [whole.slice(skipped), at + skipped];
  const found: Labelled[] = [];
  for (const match of text.matchAll(anyLabel)) {
    const kind = kinds.find((each) => match.groups?.[each] !== undefined);
    if (!kind) continue;
    found.push({
      kind,
      label: (match.groups?.[kind] ?? "").replace(/[\s\u3000]+/gu, ""),
      start: from + match.index,
      valueStart: from + match.index + match[0].length,
      end: 0,
    });
  }
  const [first] = found;
  if (!first || text.slice(0, first.start - from).trim() !== "") return [];
  return found.map((each, index) => ({
    ...each,
    start: index === 0 ? at : each.start,
    end: found[index + 1]?.start ?? from + text.length,
  }));
}

const nothing: Facts = {
  siteId: null,
  severalSites: [],
  visitedOn: null,
  startedAt: null,
  endedAt: null,
  endUnread: null,
  method: null,
  place: null,
  recorderId: null,
  memberIds: [],
  audiences: [],
};

/** How many written lines at the head of a text may tell its facts without a label. */
const headLines = 12;

/** The lines before the first part of the text. */
function headOf({ text, lines }: Source): Source["lines"] {
  const written = lines.filter(({ start, end }) => text.slice(start, end).trim() !== "").slice(0, headLines);
  const part = written.findIndex(({ start, end, level }, index) => {
    const mark = markOf(text.slice(start, end))?.kind;
    return index > 0 && ((level ?? 0) > 0 || mark === "han" || mark === "chapter");
  });
  return part < 0 ? written : written.slice(0, part);
}

export function findFacts(source: Source, context: ImportContext): { facts: Facts; taken: LineFacts } {
  const facts: Facts = { ...nothing, memberIds: [], audiences: [] };
  const taken: LineFacts = new Map();
  source.lines.forEach((line, index) => {
    if (line.end - line.start > 400) return;
    const spans = labelledIn(source.text.slice(line.start, line.end), line.start);
    if (spans.length === 0) return;
    taken.set(
      index,
      spans.map(({ start, end, label, ...each }) => ({
        start,
        end,
        label,
        fact: take(facts, { ...each, label, start, end }, source.text, context),
      })),
    );
  });
  const head = headOf(source).map(({ start, end }) => ({
    start,
    words: source.text.slice(start, Math.min(end, start + 600)),
  }));
  takeSite(facts, head, context);
  for (const { start, words } of head) takeUnlabelled(facts, words, start, context);
  return { facts, taken };
}

/** Takes a labelled value up; true where nothing of it is left over, so that no word of it is lost. */
function take(facts: Facts, { kind, valueStart, end }: Labelled, text: string, context: ImportContext): boolean {
  const value = text.slice(valueStart, end).replace(/[\s\u3000；;。，,|]+$/u, "");
  const found = <T>(it: T): Found<T> => ({ value: it, start: valueStart, end: valueStart + value.length });
  if (value === "") return false;
  switch (kind) {
    case "day": {
      const day = dayIn(value, context.today);
      if (!day || facts.visitedOn) return false;
      facts.visitedOn = found(day.day);
      const times = timesIn(value.slice(day.end));
      if (times) {
        facts.startedAt = found(times.from);
        if (times.to) facts.endedAt = found(times.to);
        if (times.unread) facts.endUnread = found(times.unread);
      }
      const rest = value.slice(0, day.start) + (times ? times.rest : value.slice(day.end));
      // An end that was not taken stays among the words that wait.
      return !times?.unread && /^[\s\u3000，,。（）()星期周一二三四五六日天上下午晚全]*$/u.test(rest);
    }
    case "place":
      if (facts.place || value.length > 100) return false;
      facts.place = found(value);
      if (sitesIn(value, context.sites).length <= 1) facts.siteId ??= siteFound(value, valueStart, context);
      return true;
    case "site": {
      const several = sitesIn(value, context.sites);
      if (several.length > 1) facts.severalSites = several;
      const site = several.length > 1 ? null : siteIn(value, context.sites);
      if (!site || facts.siteId) return false;
      facts.siteId = found(site.id);
      return site.whole;
    }
    case "method": {
      const method = methodIn(value);
      if (!method || facts.method) return false;
      facts.method = found(method.method);
      return method.whole;
    }
    case "people":
    case "recorder": {
      const { ids, whole } = peopleIn(value, context.members);
      if (kind === "recorder" && ids.length === 1 && !facts.recorderId) facts.recorderId = found(ids[0] ?? "");
      else if (kind === "recorder") return false;
      else
        facts.memberIds.push(
          ...ids.filter((id) => !facts.memberIds.some(({ value: known }) => known === id)).map(found),
        );
      return whole;
    }
    case "audience": {
      const { rows, whole } = audiencesIn(value);
      facts.audiences.push(...rows.map(found));
      return whole;
    }
    case "count": {
      const count = headCountIn(value);
      if (count === null || facts.audiences.length > 0) return false;
      facts.audiences.push(found({ category: "参会人员", headCount: count }));
      return true;
    }
  }
}

function siteFound(value: string, at: number, context: ImportContext): Found<string> | null {
  const site = siteIn(value, context.sites);
  return site && { value: site.id, start: at + site.start, end: at + site.end };
}

/** The site of a text that no label names; several at its head are a question, unless its title names one of them. */
function takeSite(facts: Facts, head: readonly { start: number; words: string }[], context: ImportContext) {
  if (facts.siteId || facts.severalSites.length > 0) return;
  const named = head.map(({ words }) => sitesIn(words, context.sites));
  const title = named[0] ?? [];
  const all = [...new Set(named.flat())];
  const one = title.length === 1 && (head[0]?.words.length ?? 0) <= 60 ? title : all;
  if (one.length > 1) facts.severalSites = one;
  for (const { start, words } of one.length > 1 ? [] : head) facts.siteId ??= siteFound(words, start, context);
}

/** Facts told in a title or a sentence: read, while the words stay where they are. */
function takeUnlabelled(facts: Facts, words: string, at: number, context: ImportContext) {
  const day = facts.visitedOn ? null : visitDayIn(words, context.today);
  if (day) facts.visitedOn = { value: day.day, start: at + day.start, end: at + day.end };
  const method = facts.method ? null : methodIn(words);
  if (method) facts.method = { value: method.method, start: at + method.start, end: at + method.end };
  const count = facts.audiences.length > 0 ? null : countIn(words);
  if (count)
    facts.audiences.push({
      value: { category: "参会人员", headCount: count.count },
      start: at + count.start,
      end: at + count.end,
    });
}
