import { CueLink } from "@/components/attachments/cue-link";
import type { AttachmentItem } from "@/lib/attachments/types";

/** The visit's attachments that belong to one entry: files by name, moments of recordings by time. */
export function EntryAttachments({ entryId, items }: { entryId: string; items: readonly AttachmentItem[] }) {
  const files = items.filter((item) => item.entryId === entryId && item.kind !== "audio");
  const cues = items.flatMap((item) =>
    item.cues.flatMap((cue) => (cue.entryId === entryId && !item.missing ? [{ ...cue, attachmentId: item.id }] : [])),
  );
  if (files.length + cues.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 text-sm">
      {files.map(({ id, fileName }) => (
        <a key={id} href="#attachments" className="text-action underline underline-offset-4">
          {fileName}
        </a>
      ))}
      {cues.map(({ id, attachmentId, atSeconds }) => (
        <CueLink key={id} attachmentId={attachmentId} atSeconds={atSeconds} />
      ))}
    </p>
  );
}
