import type { Pictures } from "@/lib/reports/formats/docx-annex-content";
import type { ReportAnnex, ReportModel } from "@/lib/reports/model";
import { sampleReport } from "@/lib/testing/report-sample";

/** The sample report with an annex of each kind. */

const id = (last: number) => `01900000-0000-7000-8000-00000000000${last}`;

export const annexIds = { text: id(1), sites: id(2), figures: id(3), photos: id(4) };
export const photoOfHall = id(5);
export const photoOfStreet = id(6);

export const sampleAnnexes: readonly ReportAnnex[] = [
  {
    id: annexIds.text,
    kind: "text",
    title: "东渡街道督查清单制度介绍",
    text: [
      "东渡街道自2025年3月起把议定事项列入街道督查清单，由党政办公室统一登记、逐月晾晒。",
      "清单分为牵头科室、办理时限、反馈方式三栏，逾期未办的在例会上说明原因。",
    ],
  },
  {
    id: annexIds.sites,
    kind: "sites",
    title: "",
    text: [],
    sites: [
      { name: "青石镇", kind: "town", county: "云岭县" },
      { name: "云溪乡", kind: "township", county: "云岭县" },
      { name: "东渡街道", kind: "subdistrict", county: "江北区" },
      { name: "临港产业园", kind: "park", county: "江北区" },
    ],
  },
  {
    id: annexIds.figures,
    kind: "figures",
    title: "主要数据表",
    text: ["以下数据由各镇街园区提供。"],
    figures: [
      {
        name: "议事点",
        value: "214",
        inexact: false,
        unit: "个",
        earliestAsOf: "2026-08-31",
        latestAsOf: "2026-08-31",
        definition: "挂牌并有人值守的议事点",
        sites: 8,
        ofSites: 8,
      },
      {
        name: "外来职工",
        value: "1.2",
        inexact: true,
        unit: "万人",
        earliestAsOf: "2025",
        latestAsOf: "2026-09",
        definition: "",
        sites: 2,
        ofSites: 8,
      },
    ],
  },
  {
    id: annexIds.photos,
    kind: "photos",
    title: "调研照片",
    text: [],
    photos: [
      {
        attachmentId: photoOfHall,
        visitId: "visit-0",
        siteName: "青石镇",
        siteKind: "town",
        visitedOn: "2026-09-03",
        caption: "村民议事厅正在讨论沟渠清淤",
      },
      {
        attachmentId: photoOfStreet,
        visitId: "visit-1",
        siteName: "柳湾镇",
        siteKind: "town",
        visitedOn: "2026-09-04",
        caption: "",
      },
    ],
  },
];

export const annexedReport: ReportModel = {
  ...sampleReport,
  annexes: ["全市议事点分布图"],
  annexPages: [...sampleAnnexes],
};

/** No picture of anything: enough for a part of a file. */
const bytes = Uint8Array.of(
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  16,
  0x4a,
  0x46,
  0x49,
  0x46,
  0,
  1,
  1,
  0,
  0,
  1,
  0,
  1,
  0,
  0,
  0xff,
  0xd9,
);

export const samplePictures: Pictures = new Map([
  [photoOfHall, { bytes, width: 1_280, height: 960 }],
  [photoOfStreet, { bytes: bytes.with(13, 9), width: 720, height: 1_280 }],
]);
