"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTooLong } from "@/components/form/use-too-long";
import { PhotoPicker } from "@/components/reports/annexes/photo-picker";
import { useEditor, useTyped } from "@/components/reports/editor-context";
import { MoveButton } from "@/components/reports/move-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { thumbnailAddress } from "@/lib/attachments/addresses";
import { photoIds, photoLead, photosIn, type ChosenPhoto, type DraftAnnex } from "@/lib/reports/annexes/annexes";
import { longestCaption } from "@/lib/reports/annexes/limits";
import { photoCounts } from "@/lib/reports/annexes/compose-annexes";
import type { ReportDraft } from "@/lib/reports/types";

/** The photos of an annex: their order, and what stands below each. */
export function PhotoFields({ section }: { section: DraftAnnex }) {
  const t = useTranslations("reports.editor.annex");
  const { type, read } = useEditor();
  const { draft } = useTyped((typed) => ({ draft: typed }));
  const leadIn = ({ sections }: ReportDraft) => sections.find(({ id }) => id === section.id)?.lead ?? "";
  const photos = photosIn(leadIn(draft));
  const put = (chosen: readonly ChosenPhoto[], byKey = false) => type(section.id, { lead: photoLead(chosen) }, byKey);
  const move = (place: number, step: 1 | -1) => {
    const [one, other] = [photos[place], photos[place + step]];
    if (one && other) put(photos.with(place, other).with(place + step, one));
  };
  /** What is chosen at this moment: several may be added before the page is drawn again. */
  const now = () => photosIn(leadIn(read()));
  const toggle = (attachmentId: string) => {
    const chosen = now();
    const rest = chosen.filter((photo) => photo.attachmentId !== attachmentId);
    put(rest.length < chosen.length ? rest : [...chosen, { attachmentId, caption: "" }]);
  };
  return (
    <div role="group" aria-label={t("photos", { count: photos.length })} className="grid gap-3">
      <p className="text-sm font-medium">{t("photos", { count: photos.length })}</p>
      <p className="text-sm text-muted">{t("photosHint")}</p>
      {photos.length === 0 && <p className="text-sm text-muted">{t("noPhotos")}</p>}
      <ol className="grid gap-3">
        {photos.map((photo, place) => (
          <PhotoRow
            key={photo.attachmentId}
            {...{ photo, place }}
            last={place === photos.length - 1}
            onCaption={(caption) => put(photos.with(place, { ...photo, caption }), true)}
            onMove={(step) => move(place, step)}
            onRemove={() => put(photos.filter((one) => one !== photo))}
          />
        ))}
      </ol>
      <PhotoPicker
        chosen={new Set(photos.map(({ attachmentId }) => attachmentId))}
        inReport={photoIds(draft).length}
        onToggle={toggle}
      />
    </div>
  );
}

type PhotoRowProps = {
  photo: ChosenPhoto;
  place: number;
  last: boolean;
  onCaption: (caption: string) => void;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
};

function PhotoRow({ photo, place, last, onCaption, onMove, onRemove }: PhotoRowProps) {
  const t = useTranslations("reports.editor.annex");
  const { projectId, counts, draft, labels } = useEditor();
  const { attachmentId, caption } = photo;
  const fact = counts.photos?.find((one) => one.attachmentId === attachmentId);
  // As it is typed: what is stored has no spaces at its ends.
  const [typed, setTyped] = useState(caption);
  const shown = typed.trim() === caption ? typed : caption;
  const number = place + 1;
  const tooLong = useTooLong(caption, longestCaption);
  return (
    <li className="flex gap-3 rounded-md border border-line p-2">
      <img
        src={thumbnailAddress(projectId, attachmentId)}
        alt=""
        className="size-20 shrink-0 rounded-sm object-cover"
      />
      <div className="grid min-w-0 grow gap-1">
        <Field label={t("caption", { number })} error={tooLong}>
          {(field) => (
            <Input
              {...field}
              value={shown}
              placeholder={t("captionHint")}
              onChange={({ target }) => {
                setTyped(target.value);
                onCaption(target.value);
              }}
            />
          )}
        </Field>
        <p className="flex flex-wrap items-center gap-1 text-sm text-muted">
          <span className="min-w-0 grow">
            {fact && photoCounts(fact, draft) && !fact.missing
              ? `${fact.siteName} ${labels.date(fact.visitedOn)}`
              : t("photoGone")}
          </span>
          <MoveButton
            label={t("photoUp", { number })}
            icon="arrow-up"
            disabled={place === 0}
            onClick={() => onMove(-1)}
          />
          <MoveButton label={t("photoDown", { number })} icon="arrow-down" disabled={last} onClick={() => onMove(1)} />
          <MoveButton label={t("photoRemove", { number })} icon="close" disabled={false} onClick={onRemove} />
        </p>
      </div>
    </li>
  );
}
