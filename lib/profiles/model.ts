import type { DimensionKey } from "@/lib/vocabulary";

/** 一镇一档 as it is written: plain data, in the order of the page. */
export interface ProfileModel {
  title: string;
  /** On which visits it rests, and what is left out. */
  basis: string;
  basics: { title: string; lines: string[] };
  dimensions: { key: DimensionKey; label: string; lines: ProfileLine[]; note: string }[];
  figures: { title: string; note: string; columns: string[]; rows: string[][]; nothing: string };
  photos: { title: string; items: { id: string; caption: string }[]; absent: string } | null;
  visits: { title: string; lines: string[] };
  foot: string;
  fileName: string;
}

export interface ProfileLine {
  text: string;
  /** Behind the text: when it was heard and how it stands. */
  note: string;
}
