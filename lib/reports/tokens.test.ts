import { describe, expect, it } from "vitest";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import {
  citedText,
  filledText,
  fillTokens as fill,
  ledgerText,
  tokenNames,
  tokenPieces,
  tokenText,
  tokenValues,
  unknownTokens,
  type TokenValues,
} from "@/lib/reports/tokens";
import type { ReportCounts } from "@/lib/reports/types";

const counts: ReportCounts = {
  visits: 3,
  entries: 40,
  heard: 25,
  firstDay: "2026-09-07",
  lastDay: "2026-11-20",
  sites: [
    { id: "a", name: "桥头镇", kind: "town" },
    { id: "b", name: "临河街道", kind: "subdistrict" },
  ],
  methods: [
    { method: "seminar", visits: 2 },
    { method: "site_visit", visits: 1 },
  ],
  themes: [],
};
const words = zhCN.reports.document.tokens;
const values = tokenValues(counts, words);
const fillTokens = (text: string, of: TokenValues) => fill(text, of, words);

describe("counts in running text", () => {
  it("are printed in place of their token, spaces in the braces or not", () => {
    expect(fillTokens("走访{{走访数}}次，{{ 镇街园区数 }}个（{{镇街园区名单}}），{{方式}}。", values)).toBe(
      "走访3次，2个（桥头镇、临河街道），座谈交流2次、实地走访1次。",
    );
  });

  it("say how many sites there are of each kind that there is", () => {
    const towns = ["c", "d"].map((id) => ({ id, name: id, kind: "town" as const }));
    const many = tokenValues({ ...counts, sites: [...counts.sites, ...towns] }, words);
    expect(fillTokens("{{镇街园区构成}}", many)).toBe("3个镇、1个街道");
  });

  it("contain once what both days of a period share", () => {
    const period = (firstDay: string, lastDay: string) =>
      tokenValues({ ...counts, firstDay, lastDay }, words)["起止时间"];
    expect(period("2026-09-07", "2026-11-20")).toBe("2026年9月7日至11月20日");
    expect(period("2026-09-07", "2026-09-20")).toBe("2026年9月7日至20日");
    expect(period("2025-12-31", "2026-01-02")).toBe("2025年12月31日至2026年1月2日");
    expect(period("2026-09-07", "2026-09-07")).toBe("2026年9月7日");
  });

  it("print an unknown one as missing, never its braces, and list it by its name", () => {
    expect(fillTokens("走访{{走访次数}}次", values)).toBe("走访〔未填：走访次数〕次");
    expect(unknownTokens("{{走访次数}}，{{走访数}}，{{走访次数}}")).toEqual(["走访次数"]);
    expect(fillTokens("{{ }}", values)).not.toMatch(/[{}]/);
  });

  it("list stray braces, and print none", () => {
    expect(unknownTokens("共{{走访数}次")).toEqual(["{{"]);
    expect(fillTokens("共{{走访数}次", values)).toBe("共走访数}次");
    expect(fillTokens("{{走访数}}次}}", values)).toBe("3次");
  });

  it("are pieces of the text in their order", () => {
    expect(tokenPieces("走访{{ 走访数 }}次，{{走访次数}}{{")).toEqual([
      { kind: "text", text: "走访", raw: "走访" },
      { kind: "token", name: "走访数", raw: "{{ 走访数 }}" },
      { kind: "text", text: "次，", raw: "次，" },
      { kind: "unknown", name: "走访次数", raw: "{{走访次数}}" },
      { kind: "stray", text: "{{", raw: "{{" },
    ]);
  });

  it("may be filled in by hand with a source, be a total of the ledger, or be the mark of a citation", () => {
    const kinds = (text: string) => tokenPieces(text).map(({ raw: _raw, ...piece }) => piece);
    expect(kinds(filledText("260名", "统计局：10月"))).toEqual([
      { kind: "filled", value: "260名", reason: "统计局：10月" },
    ]);
    expect(kinds("{{手填：260名}}")).toEqual([{ kind: "filled", value: "260名", reason: "" }]);
    expect(kinds(citedText("a-1"))).toEqual([{ kind: "cited", evidenceId: "a-1" }]);
    expect(kinds(ledgerText("i-1"))).toEqual([{ kind: "ledger", indicatorId: "i-1", name: "台账数" }]);
    expect(kinds("{{手填：}}{{佐证：}}{{台账：}}").map(({ kind }) => kind)).toEqual(["unknown", "unknown", "unknown"]);
    const known = { ...values, ledger: { "i-1": "约260名" } };
    expect(fillTokens(`${ledgerText("i-1")}，${filledText("3名", "函")}。${citedText("a")}`, known)).toBe(
      "约260名，3名。",
    );
    expect(fillTokens(ledgerText("i-2"), known)).toBe("〔未填：台账数〕");
  });

  it("are all known and filled", () => {
    for (const name of tokenNames) expect(fillTokens(tokenText(name), values)).not.toContain("{");
  });

  it("never treat part of a value as a token", () => {
    const odd = tokenValues({ ...counts, sites: [{ id: "a", name: "{{走访数}}", kind: "town" }] }, words);
    expect(fillTokens("{{镇街园区名单}}", odd)).toBe("{{走访数}}");
  });
});
