import type { WrittenSheet } from "@/lib/write-book";

/** 问题清单, 建议清单, 典型清单, 数据台账: tables beside the report, as a workbook and as a Word file prints them. */
export interface OfficeList {
  title: string;
  /** The table itself; what follows in a workbook has sheets of its own. */
  main: WrittenSheet;
  more: WrittenSheet[];
  /** 数据说明, and what was left out. */
  notes: string[];
}

/** The rows of one table: a cited entry or a figure has one each. More would not fit into the server's memory. */
export const mostListRows = 20_000;
/** Word sets tables slowly. */
export const mostWordRows = 2_000;
