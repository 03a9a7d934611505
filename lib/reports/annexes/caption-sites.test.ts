import { describe, expect, it } from "vitest";
import { photoLead } from "@/lib/reports/annexes/annexes";
import { checkReport } from "@/lib/reports/checks";
import { adviceAnswered, settledAdvice } from "@/lib/reports/settle-advice";
import type { PhotoFact, ReportCounts } from "@/lib/reports/types";
import { draftSection, plainDraft } from "@/lib/testing/plain-draft";
import { withFields } from "@/lib/reports/parts/with-fields";
import { otherSiteIn } from "./caption-sites";

const names = ["桥头镇", "湖口镇", "东湖口镇", "城东街道", "临港产业园", "高桥乡", "西乡"];
const sites = names.map((name) => ({ id: name, name, kind: "town" as const }));
const at = (siteName: string, caption: string, visitedAs: string | null = null) =>
  otherSiteIn(caption, { siteName, visitedAs }, sites);

describe("a caption", () => {
  it.each([
    ["桥头镇", "湖口镇便民服务中心综合窗口", "湖口镇"],
    ["桥头镇", "湖口便民服务中心", "湖口"],
    ["桥头镇", "调研组在城东街道召开座谈会", "城东街道"],
    ["湖口镇", "城东网格员入户登记", "城东"],
    ["湖口镇", "临港产业园集体宿舍", "临港产业园"],
    ["湖口镇", "东湖口镇值班室", "东湖口镇"],
    ["东湖口镇", "湖口镇值班室", "湖口镇"],
    ["临港产业园", "高桥乡、西乡群众办事", "高桥乡"],
  ])("of a photo at %s names another site: %s", (site, caption, named) => {
    expect(at(site, caption)).toBe(named);
  });

  it.each([
    ["桥头镇", "桥头镇便民服务中心综合窗口"],
    ["桥头镇", "桥头便民服务中心"],
    ["桥头镇", "湖口镇干部到桥头镇学习"],
    ["桥头镇", "湖口镇干部在桥头学习"],
    ["桥头镇", "综合窗口"],
    ["桥头镇", "湖口村议事会"],
    ["桥头镇", "城东路口的摄像头"],
    ["桥头镇", "西干部宿舍"],
    ["东湖口镇", "东湖口镇值班室"],
  ])("of a photo at %s is let alone: %s", (site, caption) => {
    expect(at(site, caption)).toBeNull();
  });

  it("may name its site as it was called on the day of the visit", () => {
    expect(at("桥头镇", "石桥乡值班室", "石桥乡")).toBeNull();
    expect(at("桥头镇", "石桥综合窗口，与湖口镇结对", "石桥乡")).toBeNull();
    expect(at("桥头镇", "与湖口镇结对", "石桥乡")).toBe("湖口镇");
  });
});

describe("the self-check", () => {
  const photo = (attachmentId: string, siteName: string): PhotoFact => ({
    ...{ attachmentId, siteName, visitedOn: "2026-10-09", visitId: "v", visitState: "approved", siteKind: "town" },
    ...{ visitedAs: null, fileName: "a.jpg", missing: false },
  });
  const counts: ReportCounts = {
    ...{ visits: 2, entries: 4, heard: 9, firstDay: "2026-10-09", lastDay: "2026-10-09", methods: [], themes: [] },
    ...{ sites, photos: [photo("a0", "桥头镇"), photo("a1", "湖口镇")] },
  };
  const draft = plainDraft({
    sections: [
      {
        ...{ ...draftSection("照片", []), annex: "photos" as const },
        lead: photoLead([
          { attachmentId: "a0", caption: "湖口镇值班室" },
          { attachmentId: "a1", caption: "湖口镇值班室" },
          { attachmentId: "a9", caption: "桥头镇值班室" },
        ]),
      },
    ],
  });
  const found = (of: ReportCounts) => checkReport(draft, of).filter(({ kind }) => kind === "caption_other_site");

  it("names both sites with the caption, for the photo that it does not fit", () => {
    expect(found(counts)).toEqual([
      {
        ...{ kind: "caption_other_site", details: ["湖口镇", "桥头镇"], sentence: "湖口镇值班室", basis: "a0" },
        place: { part: "section", id: "照片" },
      },
    ]);
    // Where the photos are not read yet, nothing is known.
    expect(found({ ...counts, photos: undefined })).toEqual([]);
  });

  it("takes an answer, for this photo", () => {
    const [warning] = found(counts);
    const fields = warning && adviceAnswered(draft, warning, "湖口镇的同志带去看的");
    if (!fields) throw new Error("no answer");
    const { open, answered } = settledAdvice(found(counts), withFields(draft, "照片", fields));
    expect([open.length, answered.length]).toEqual([0, 1]);
  });
});
