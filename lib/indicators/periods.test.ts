import { describe, expect, it } from "vitest";
import { readFilter } from "@/lib/findings/filter-address";
import { readLedgerAddress } from "@/lib/indicators/ledger-address";
import { readVisitListFilter } from "@/lib/visits/list-filter";

const readers = { readFilter, readLedgerAddress, readVisitListFilter };

describe.each(Object.entries(readers))("%s", (_, read) => {
  const [before, after] = ["2026-03-01", "2026-03-02"];

  it("uses a period of one day or more", () => {
    for (const to of [before, after])
      expect(read({ from: before, to })).toMatchObject({ filter: { from: before, to }, ignored: [] });
  });

  it("uses neither day of a period that ends before it begins, and names both", () => {
    const { filter, ignored } = read({ from: after, to: before, site: "00000000-0000-4000-8000-000000000001" });
    expect(filter).toEqual({ site: "00000000-0000-4000-8000-000000000001" });
    expect(ignored).toEqual(["from", "to"]);
  });

  it("uses the day that is understood where the other one is not", () => {
    const { filter, ignored } = read({ from: after, to: "2026-02-30" });
    expect(filter).toEqual({ from: after });
    expect(ignored).toEqual(["to"]);
  });

  it("leaves empty boxes out", () => {
    expect(read({ from: "", to: " ", site: "" })).toMatchObject({ filter: {}, ignored: [] });
  });
});
