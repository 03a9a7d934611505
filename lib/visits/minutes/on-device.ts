import { fileName } from "@/lib/file-name";
import { composeMinutes } from "@/lib/visits/minutes/compose";
import { minutesWords } from "@/lib/visits/minutes/document-words";
import { writeMinutesDocx } from "@/lib/visits/minutes/formats/docx";
import { fromDraft } from "@/lib/visits/minutes/from-draft";
import type { MinutesPicture } from "@/lib/visits/minutes/model";
import type { VisitPhoto } from "@/lib/visits/minutes/photos";
import type { DraftVisit } from "@/lib/visits/draft";
import type { VisitFormData } from "@/lib/visits/types";

/** The minutes of what is in the form, without a server. This and its Word writer are loaded only on request. */
export async function makeMinutes(
  typed: DraftVisit,
  data: VisitFormData,
  photos: readonly VisitPhoto[],
  pictures: ReadonlyMap<string, MinutesPicture>,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const model = composeMinutes(fromDraft(typed, data, photos), minutesWords);
  return { name: fileName(model.fileName, ".docx"), bytes: new Uint8Array(await writeMinutesDocx(model, pictures)) };
}
