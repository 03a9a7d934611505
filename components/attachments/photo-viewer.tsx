"use client";

import { useTranslations } from "use-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";

export interface ShownPhoto {
  id: string;
  src: string;
  name: string;
  /** The address it can be saved from. */
  download?: string;
}

type PhotoViewerProps = {
  photos: readonly ShownPhoto[];
  at: number;
  onMove: (to: number) => void;
  onClose: () => void;
};

/** One photo, large. Buttons and arrow keys lead to the visit's other photos. */
export function PhotoViewer({ photos, at, onMove, onClose }: PhotoViewerProps) {
  const t = useTranslations("attachments");
  const photo = photos[at];
  if (!photo) return null;
  const go = (by: -1 | 1) => {
    if (photos[at + by]) onMove(at + by);
  };
  return (
    <Dialog
      open
      size="lg"
      title={photo.name}
      closeLabel={t("actions.close")}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <div
          className="flex w-full items-center gap-2"
          onKeyDown={(event) => {
            if (event.key === "ArrowLeft") go(-1);
            if (event.key === "ArrowRight") go(1);
          }}
        >
          {photos.length > 1 && (
            <>
              <Button aria-label={t("previous")} off={at === 0 && "end"} onClick={() => go(-1)}>
                <Icon name="chevron-left" />
              </Button>
              <span className="text-sm text-muted">{t("position", { number: at + 1, count: photos.length })}</span>
              <Button aria-label={t("next")} off={at === photos.length - 1 && "end"} onClick={() => go(1)}>
                <Icon name="chevron-right" />
              </Button>
            </>
          )}
          {photo.download && (
            <a href={photo.download} download className={buttonClass({ className: "ms-auto" })}>
              <Icon name="download" />
              {t("actions.download")}
            </a>
          )}
        </div>
      }
    >
      <img src={photo.src} alt={photo.name} className="mx-auto max-h-[65dvh] max-w-full object-contain" />
    </Dialog>
  );
}
