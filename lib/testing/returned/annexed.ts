import { photoLead } from "@/lib/reports/annexes/annexes";
import type { DraftSection } from "@/lib/reports/types";
import { annexedReport } from "@/lib/testing/annex-sample";
import { draftOf, type SampleSent } from "@/lib/testing/returned/reports";

const annexes = (annexedReport.annexPages ?? []).map(({ id, kind, title, text, photos = [] }): DraftSection => ({
  ...{ id, heading: title, layout: "run_in", annex: kind, answers: [], points: [] },
  lead:
    kind === "photos"
      ? photoLead(photos.map(({ attachmentId, caption }) => ({ attachmentId, caption })))
      : text.join("\n"),
}));
const body = draftOf(annexedReport);

/** A report with an annex of each kind, as it is sent out. */
export const annexedSample: SampleSent = {
  name: "annexes",
  model: annexedReport,
  draft: { ...body, sections: [...body.sections, ...annexes] },
};
