import type { MinutesModel } from "@/lib/visits/minutes/model";
import { minutesFacts, type FactName } from "@/lib/reports/corrected/items";

/** What the two tables of minutes say: the basic facts, and what the township wrote under 核对意见. Pure. */

export interface TableFacts {
  facts: ReadonlyMap<FactName, string>;
  /** 核对意见, 核对单位 and 日期, one a line. */
  check: string[];
  /** What was written into the row 更正内容, one line each. */
  corrections: string[];
  /** Lines that belong to neither table. */
  rest: string[];
}

type Place = FactName | "verdict" | "corrections" | "unit" | "date";

const solid = (text: string) => text.replace(/\s+/gu, "");

/**
 * The reader of Word files gives a row as 名称：内容, as names and contents with | between them, or as a name and the
 * contents on lines of their own.
 */
export function tableFacts(lines: readonly string[], { facts, check }: MinutesModel): TableFacts {
  const names = new Map<string, Place>([
    ...minutesFacts.map((fact): [string, Place] => [solid(facts[fact].name), fact]),
    [solid(check.name), "verdict"],
    [solid(check.corrections), "corrections"],
    [solid(check.unit), "unit"],
    [solid(check.date), "date"],
  ]);
  const found = new Map<Place, string[]>();
  const rest: string[] = [];
  let place: Place | null = null;
  const put = (words: string) => {
    if (place === null) rest.push(words);
    else if (words.trim() !== "") found.get(place)?.push(words.trim());
  };
  const open = (next: Place) => {
    place = next;
    if (!found.has(next)) found.set(next, []);
  };
  for (const line of lines) {
    // The last row of the second table has one line; what follows is another table.
    if (place === "unit" && (found.get("unit")?.length ?? 0) > 0 && !begins(line)) place = null;
    for (const piece of line.includes(" | ") ? line.split(" | ") : [line]) {
      const whole = names.get(solid(piece));
      const [, label = "", value = ""] = /^([^：:]{1,8})[：:]([^]*)$/u.exec(piece) ?? [];
      const named = names.get(solid(label));
      if (whole) open(whole);
      else if (named) {
        open(named);
        put(value);
      } else put(piece);
    }
  }
  const said = (one: Place) => found.get(one) ?? [];
  return {
    facts: new Map(minutesFacts.map((fact) => [fact, said(fact).join("\n")] as const)),
    check: (["verdict", "unit", "date"] as const).flatMap((one) => {
      const words = said(one).join(" ").trim();
      return words === "" ? [] : [`${{ verdict: check.name, unit: check.unit, date: check.date }[one]}：${words}`];
    }),
    corrections: said("corrections").flatMap((words) => withoutHint(words)),
    rest,
  };

  function begins(line: string): boolean {
    const first = line.split(" | ")[0] ?? "";
    const [label = ""] = first.split(/[：:]/u);
    return names.has(solid(first)) || names.has(solid(label));
  }

  function withoutHint(words: string): string[] {
    const hint = check.correctionsHint.trim();
    return words
      .split("\n")
      .map((line) => (line.trim().startsWith(hint) ? line.trim().slice(hint.length) : line).trim())
      .filter((line) => line !== "");
  }
}
