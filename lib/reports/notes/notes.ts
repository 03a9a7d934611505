/** 方法附记 and 数据说明, as every format prints them. Plain data. */
export type NoteBlock =
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string }
  | { kind: "table"; head: string[]; rows: string[][] };

export interface ReportNotes {
  /** 数据说明 in a short paragraph: in every file. */
  data: string;
  /** 方法附记与数据说明, as an annex; null if it was not asked for. */
  annex: { title: string; blocks: NoteBlock[] } | null;
}
