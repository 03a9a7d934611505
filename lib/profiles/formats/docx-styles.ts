import { fonts } from "@/lib/word/fonts";
import type { ParagraphStyle } from "@/lib/word/styles";

type ProfileStyleId =
  | "Title"
  | "Heading1"
  | "ProfileBasis"
  | "ProfileText"
  | "ProfileNote"
  | "ProfileHead"
  | "ProfileCell"
  | "MinutesPhotos"
  | "PhotoCaption"
  | "MinutesGap"
  | "PageFoot";

const set = (points: number, pitch: number) => ({ points, linePitch: pitch * 20, snapToGrid: false }) as const;

/** 4号 for what is read, smaller type in tables. The ids of photos are those of the minutes, which print them alike. */
export const profileStyles: Record<ProfileStyleId, ParagraphStyle> = {
  Title: { name: "Title", font: fonts.title, align: "center", next: "ProfileBasis", ...set(22, 32) },
  ProfileBasis: { name: "一镇一档依据", font: fonts.kai, align: "center", after: 0.5, ...set(12, 20) },
  Heading1: {
    ...{ name: "heading 1", font: fonts.hei, indent: "firstLine", outlineLevel: 0, keepNext: true },
    ...{ before: 0.3, next: "ProfileText" },
    ...set(14, 26),
  },
  ProfileText: { name: "一镇一档条目", font: fonts.body, align: "both", indent: "firstLine", ...set(14, 26) },
  ProfileNote: { name: "一镇一档附注", font: fonts.kai, align: "left", after: 0.3, ...set(10.5, 18) },
  ProfileHead: { name: "一镇一档表头", font: fonts.hei, align: "center", ...set(10.5, 16) },
  ProfileCell: { name: "一镇一档表格", font: fonts.body, align: "left", ...set(10.5, 16) },
  MinutesPhotos: {
    ...{ name: "一镇一档照片", font: fonts.hei, align: "center", pageBreakBefore: true, after: 0.5 },
    ...set(14, 22),
  },
  PhotoCaption: { name: "照片说明", font: fonts.body, align: "center", after: 0.4, ...set(10.5, 16) },
  MinutesGap: { name: "一镇一档间隔", font: fonts.body, ...set(5, 10) },
  PageFoot: { name: "一镇一档页脚", font: fonts.song, align: "center", ...set(9, 14) },
};
