import { expect, test } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import { withFields } from "@/lib/reports/parts/with-fields";
import { misplacedTokens } from "@/lib/reports/placed-tokens";
import { adviceTaken, partOfPlace } from "@/lib/reports/settle-advice";
import { ledgerText, tokenText, type TokenName } from "@/lib/reports/tokens";
import type { LedgerFigure, ReportCounts } from "@/lib/reports/types";
import { demoDraft } from "../../prisma/demo/first-draft";
import { demo } from "../../prisma/demo/index";
import { plainDraft } from "@/lib/testing/plain-draft";

const figure = (id: string, name: string): LedgerFigure => ({
  ...{ id, name, unit: "名", definition: "", total: "120", inexact: false, sites: 1, ofSites: 1, disputed: 0 },
  ...{ earliestAsOf: "2026", latestAsOf: "2026", mixedAsOf: false, conflicts: 0 },
});
const ledger = [figure("a", "网格员"), figure("b", "专职网格员"), figure("c", "社工")];
const found = (text: string) => misplacedTokens(text, ledger).map(({ name, fitting }) => [name, fitting]);

test("a counted placeholder is held against the words behind it", () => {
  expect(found("走访{{镇街园区数}}个镇街园区、{{走访数}}次，听取{{听取人次}}人次意见，整理条目{{条目数}}条。")).toEqual(
    [],
  );
  expect(found("走访{{走访数}}个镇街园区、{{镇街园区数}}次。")).toEqual([
    ["走访数", "镇街园区数"],
    ["镇街园区数", "走访数"],
  ]);
  expect(found("听取{{条目数}}人次意见，整理条目{{听取人次}} 条。")).toEqual([
    ["条目数", "听取人次"],
    ["听取人次", "条目数"],
  ]);
  // Words that say nothing of what is counted.
  expect(found("走访数为{{走访数}}，{{条目数}}项，{{方式}}次，{{走访数}}人均，{{条目数}}次要问题")).toEqual([]);
});

test("a total is held against the indicator that its clause names, the longest name of it", () => {
  expect(found("全县有专职网格员{{台账：b}}、社工{{台账：c}}，网格员{{台账：a}}。")).toEqual([]);
  expect(found("全县有专职网格员{{台账：c}}，社工{{台账：b}}，网格员{{台账：c}}。")).toEqual([
    ["社工", "专职网格员"],
    ["专职网格员", "社工"],
    ["社工", "网格员"],
  ]);
  expect(found("社工和网格员共{{台账：b}}，人手{{台账：a}}。")).toEqual([]);
  // The clause says it, and no name of one character.
  expect(found("有社工，也有车，共{{台账：a}}。")).toEqual([]);
  expect(misplacedTokens("有车{{台账：a}}。", [...ledger, figure("d", "车")])).toEqual([]);
});

const counts: ReportCounts = {
  ...{ visits: 27, entries: 9, heard: 6, firstDay: null, lastDay: null, methods: [], sites: [], themes: [], ledger },
};

test("one press puts the one that fits in its place", () => {
  const draft = plainDraft({ preface: `先说明。网格员${ledgerText("c")}，走访{{走访数}}个镇街。` });
  const preface = [0, 0].reduce((now) => {
    const [warning] = checkReport(now, counts).filter(({ kind }) => kind === "token_differs");
    const fields = warning && adviceTaken(now, warning);
    if (!fields) throw new Error("nothing to take");
    return withFields(now, partOfPlace(warning.place), fields);
  }, draft).preface;
  expect(preface).toBe(`先说明。网格员${ledgerText("a")}，走访{{镇街园区数}}个镇街。`);
});

test("any two counted placeholders of the demo's report in each other's place are both named", () => {
  const names: TokenName[] = ["镇街园区数", "走访数", "听取人次", "条目数"];
  const text = demo.report.preface.join("\n");
  const swapped = (one: TokenName, other: TokenName) =>
    text.replace(/\{\{(.*?)\}\}/gu, (raw, name: string) =>
      name === one ? tokenText(other) : name === other ? tokenText(one) : raw,
    );
  const { draft, counts: of } = demoDraft();
  for (const one of names)
    for (const other of names) {
      const kinds = checkReport({ ...draft, sections: [], preface: swapped(one, other) }, of).map(({ kind }) => kind);
      expect(kinds, `${one} ${other}`).toEqual(one === other ? [] : ["token_differs", "token_differs"]);
    }
});
