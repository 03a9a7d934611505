import { thawModel } from "@/lib/reports/frozen-model";
import { ShapeError, upgradeContent } from "@/lib/visits/content-shape";

/** Whether stored JSON that pages read can be read: by the product's own readers. Null where it can. */
export function contentFault(table: string, row: Readonly<Record<string, unknown>>): "newer" | "damaged" | null {
  try {
    if (table === "visit_revisions") upgradeContent(row["content"], Number(row["shape"]));
    const model = table === "report_issues" ? row["model"] : table === "reports" ? row["frozen_model"] : null;
    if (model !== null && model !== undefined) thawModel(model);
    return null;
  } catch (error) {
    return error instanceof ShapeError && error.fault === "newer" ? "newer" : "damaged";
  }
}
