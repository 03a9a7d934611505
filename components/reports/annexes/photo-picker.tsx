"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useEditor } from "@/components/reports/editor-context";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { thumbnailAddress } from "@/lib/attachments/addresses";
import { mostPhotos } from "@/lib/reports/annexes/limits";
import type { PhotoFact } from "@/lib/reports/types";

type Found = { total: number; photos: PhotoFact[] };

type PhotoPickerProps = {
  /** In this annex, by the id of the attachment. */
  chosen: ReadonlySet<string>;
  /** In all annexes. */
  inReport: number;
  onToggle: (attachmentId: string) => void;
};

/** The photos of visits that count, the latest first. */
export function PhotoPicker({ chosen, inReport, onToggle }: PhotoPickerProps) {
  const t = useTranslations("reports.editor.annex");
  const { projectId, draft, knowPhotos, labels, placesQuery } = useEditor();
  const [found, setFound] = useState<Found | null>(null);
  const [page, setPage] = useState(1);
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const full = inReport >= mostPhotos;

  const load = async (next: number) => {
    setState("loading");
    const query = new URLSearchParams({
      ...placesQuery,
      page: String(next),
      ...(draft.includeUnapproved && { unapproved: "1" }),
    });
    try {
      const response = await fetch(`/api/reports/${projectId}/photos?${query}`);
      if (!response.ok) throw new Error(String(response.status));
      const answer = (await response.json()) as Found; // our own route's answer
      knowPhotos(answer.photos);
      setFound((before) => (next > 1 && before ? { ...answer, photos: [...before.photos, ...answer.photos] } : answer));
      setPage(next);
      setState("idle");
    } catch {
      setState("failed");
    }
  };

  return (
    <Dialog
      title={t("chooseTitle")}
      closeLabel={t("close")}
      size="lg"
      onOpenChange={(open) => void (open && load(1))}
      trigger={
        <Button size="sm" className="justify-self-start">
          <Icon name="plus" className="size-4" />
          {t("choose")}
        </Button>
      }
    >
      {state === "failed" && (
        <Notice
          kind="error"
          action={
            <Button size="sm" variant="quiet" onClick={() => void load(found ? page + 1 : 1)}>
              {t("again")}
            </Button>
          }
        >
          {t("chooseFailed")}
        </Notice>
      )}
      {!found && state === "loading" && <p role="status">{t("choosing")}</p>}
      {found?.total === 0 && <p role="status">{t("chooseNone")}</p>}
      {full && <p role="status">{t("chooseFull", { most: mostPhotos })}</p>}
      {found && (
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {found.photos.map(({ attachmentId, siteName, visitedOn, fileName }) => {
            const isChosen = chosen.has(attachmentId);
            const words = t("photoOf", { site: siteName, date: labels.date(visitedOn), file: fileName });
            return (
              <li key={attachmentId}>
                <button
                  type="button"
                  aria-pressed={isChosen}
                  disabled={full && !isChosen}
                  onClick={() => onToggle(attachmentId)}
                  className={classNames(
                    "w-full rounded-md border p-1 text-start text-sm disabled:opacity-50",
                    isChosen ? "border-action bg-action-soft" : "border-line hover:border-action",
                  )}
                >
                  <img
                    src={thumbnailAddress(projectId, attachmentId)}
                    alt=""
                    loading="lazy"
                    className="aspect-[4/3] w-full rounded-sm object-cover"
                  />
                  <span className="mt-1 block break-words">{words}</span>
                  {isChosen && (
                    <span className="flex items-center gap-1 text-action">
                      <Icon name="check" className="size-4" />
                      {t("chosen")}
                    </span>
                  )}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {found && found.photos.length < found.total && (
        <Button onClick={() => void load(page + 1)} pending={state === "loading"} className="mt-3">
          {t("more", { total: found.total })}
        </Button>
      )}
    </Dialog>
  );
}
