"use client";

import { useCallback, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { AttachmentGallery } from "@/components/attachments/attachment-gallery";
import { noteMissingPart } from "@/components/ui/missing-part";
import { listAddress } from "@/lib/attachments/addresses";
import type { AttachmentItem } from "@/lib/attachments/types";

type ServerFilesProps = {
  projectId: string;
  visitId: string;
  mayRemove: boolean;
  /** Files that this device already shows. */
  localIds: readonly string[];
  /** Increased when a file has arrived, so that the list is fetched again. */
  uploaded: number;
  /** Called with every list that was fetched. */
  onList: (items: readonly AttachmentItem[]) => void;
  labelOf: (entryId: string | null) => string | null;
};

/** Loaded when there is something to show: most visits that are being written have no file on the server yet. */
const loadGallery = () => import("@/components/attachments/attachment-gallery");

/** The files of this visit on the server. Nothing if there are none or there is no network. */
export function ServerFiles({ projectId, visitId, mayRemove, localIds, uploaded, onList, labelOf }: ServerFilesProps) {
  const t = useTranslations("attachments");
  const [items, setItems] = useState<AttachmentItem[] | null>(null);
  const [Gallery, setGallery] = useState<typeof AttachmentGallery | null>(null);
  const load = useCallback(async () => {
    const answer = await fetch(listAddress(projectId, visitId), { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) return; // no network, or a visit that only this device has
    const { attachments } = (await answer.json()) as { attachments: AttachmentItem[] }; // our own route's answer
    setItems(attachments);
    onList(attachments);
    if (attachments.length === 0) return;
    await loadGallery()
      .then((part) => setGallery(() => part.AttachmentGallery))
      .catch(noteMissingPart);
  }, [projectId, visitId, onList]);
  useEffect(() => {
    void load();
  }, [load, uploaded]);
  const others = items?.filter(({ id }) => !localIds.includes(id)) ?? [];
  if (others.length === 0 || !Gallery) return null;
  return (
    <div className="mt-4">
      <h3 className="text-sm text-muted">{t("serverList")}</h3>
      <Gallery
        {...{ projectId, mayRemove }}
        items={others}
        mayMark={false}
        labels={Object.fromEntries(others.map(({ id, entryId }) => [id, labelOf(entryId)]))}
        onChanged={() => void load()}
      />
    </div>
  );
}
