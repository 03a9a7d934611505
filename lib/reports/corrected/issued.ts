import { readMarkedFile } from "@/lib/imports/read-file";
import type { IssuedRows } from "@/lib/reports/corrected/compare";
import { sentMinutes, type SentMinutes } from "@/lib/reports/corrected/sent-minutes";
import { draftOf } from "@/lib/visits/draft";
import { composeMinutes } from "@/lib/visits/minutes/compose";
import { minutesWords } from "@/lib/visits/minutes/document-words";
import { writeMinutesDocx } from "@/lib/visits/minutes/formats/docx";
import { fromDraft } from "@/lib/visits/minutes/from-draft";
import type { MinutesPicture } from "@/lib/visits/minutes/model";
import type { VisitPhoto } from "@/lib/visits/minutes/photos";
import type { VisitContent } from "@/lib/visits/schema";
import type { VisitFormData } from "@/lib/visits/types";

interface Source {
  visitId: string;
  form: VisitFormData;
  photos: readonly (VisitPhoto & { missing: boolean })[];
  version: number;
  content: VisitContent;
}

/** The picture itself does not matter here, only that its caption is printed like one. */
const blankPicture: MinutesPicture = { bytes: new Uint8Array(), width: 1, height: 1 };

/** The minutes of one version of a visit, as their Word file says them. Pure. */
export async function issuedMinutes({
  visitId,
  form,
  photos,
  version,
  content,
}: Source): Promise<{ sent: SentMinutes; rows: IssuedRows }> {
  const source = fromDraft(
    draftOf(content, () => ""),
    form,
    photos,
  );
  const model = composeMinutes({ ...source, trace: { visitId, version } }, minutesWords);
  const pictures = new Map(photos.flatMap(({ id, missing }) => (missing ? [] : [[id, blankPicture] as const])));
  const bytes = await writeMinutesDocx(model, pictures);
  return {
    sent: sentMinutes(model, readMarkedFile("走访纪要.docx", bytes)),
    rows: {
      entries: new Map(content.entries.map((entry) => [entry.id, entry])),
      figures: new Map(content.figures.map((figure) => [figure.id, figure])),
      visitedOn: content.visitedOn,
    },
  };
}
