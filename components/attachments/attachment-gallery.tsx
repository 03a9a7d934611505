"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { FileFacts } from "@/components/attachments/file-facts";
import { PhotoViewer } from "@/components/attachments/photo-viewer";
import { RemoveButton } from "@/components/attachments/remove-button";
import { StoredAudio } from "@/components/attachments/stored-audio";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { fileAddress, thumbnailAddress } from "@/lib/attachments/addresses";
import type { AttachmentItem } from "@/lib/attachments/types";

export type AttachmentGalleryProps = {
  projectId: string;
  items: readonly AttachmentItem[];
  /** What each attachment belongs to, in words, by its id. */
  labels: Record<string, string | null>;
  mayRemove: boolean;
  mayMark: boolean;
  onChanged: () => void;
};

/** Attachments on the server: photos that open, recordings with their marks, documents to save. */
export function AttachmentGallery({ projectId, items, labels, mayRemove, mayMark, onChanged }: AttachmentGalleryProps) {
  const t = useTranslations("attachments");
  const [open, setOpen] = useState<number | null>(null);
  const photos = items.filter(({ kind, missing }) => kind === "photo" && !missing);
  const others = items.filter(({ kind, missing }) => kind !== "photo" || missing);
  const remove = (item: AttachmentItem) => mayRemove && <RemoveButton {...{ projectId, item, onChanged }} />;
  return (
    <>
      {photos.length > 0 && (
        <ul className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 print:grid-cols-2">
          {photos.map((photo, index) => (
            <li key={photo.id} className="min-w-0">
              <button
                type="button"
                aria-label={t("actions.view", { name: photo.fileName })}
                onClick={() => setOpen(index)}
                className="block w-full overflow-hidden rounded-md border border-line bg-sunken print:block! print:border-0"
              >
                <img
                  src={thumbnailAddress(projectId, photo.id)}
                  alt=""
                  className="aspect-4/3 w-full object-cover print:aspect-auto print:h-auto print:max-h-[75mm] print:object-contain"
                />
              </button>
              <div className="mt-1 flex items-start gap-1 text-sm">
                <p className="min-w-0 flex-1 wrap-anywhere">
                  {photo.fileName}
                  {labels[photo.id] && <span className="block text-muted">{labels[photo.id]}</span>}
                </p>
                {remove(photo)}
              </div>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className="mt-3 flex flex-col gap-3">
          {others.map((item) => (
            <li key={item.id} className="rounded-md border border-line bg-surface p-3">
              <div className="flex flex-wrap items-center gap-2">
                <div className="min-w-0 flex-1 basis-48">
                  <p className="font-medium wrap-anywhere">{item.fileName}</p>
                  <p className="text-sm text-muted">
                    <FileFacts {...item} entryLabel={labels[item.id] ?? null} />
                  </p>
                </div>
                {!item.missing && (
                  <a
                    href={`${fileAddress(projectId, item.id)}?download=1`}
                    download
                    className={buttonClass({ size: "sm" })}
                  >
                    <Icon name="download" />
                    {t("actions.download")}
                  </a>
                )}
                {remove(item)}
              </div>
              {item.missing && <p className="mt-2 text-sm text-vermilion">{t("missing")}</p>}
              {item.kind === "audio" && !item.missing && <StoredAudio {...{ projectId, item, mayMark, onChanged }} />}
            </li>
          ))}
        </ul>
      )}
      {open !== null && (
        <PhotoViewer
          photos={photos.map(({ id, fileName }) => ({
            id,
            name: fileName,
            src: fileAddress(projectId, id),
            download: `${fileAddress(projectId, id)}?download=1`,
          }))}
          at={open}
          onMove={setOpen}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
