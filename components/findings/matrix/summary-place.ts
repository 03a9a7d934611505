/** The cell that a summary belongs to. */
export interface SummaryPlace {
  projectId: string;
  siteId: string;
  /** A theme's id or a dimension's key. */
  columnId: string;
}
