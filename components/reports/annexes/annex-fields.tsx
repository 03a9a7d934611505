"use client";

import { useTranslations } from "use-intl";
import { TextField } from "@/components/form/text-field";
import { PhotoFields } from "@/components/reports/annexes/photo-fields";
import { useEditor, useTyped } from "@/components/reports/editor-context";
import { InsertPieces } from "@/components/reports/text/insert-pieces";
import { PieceField } from "@/components/reports/text/piece-field";
import { useUnitForm } from "@/components/reports/use-unit-form";
import type { DraftAnnex } from "@/lib/reports/annexes/annexes";
import { composeAnnexes } from "@/lib/reports/annexes/compose-annexes";

/** The fields of an annex: its title, and what is in it by its kind. */
export function AnnexFields({ section }: { section: DraftAnnex }) {
  const t = useTranslations("reports.editor.annex");
  const { id, lead, annex } = section;
  const fields = useTyped(({ sections }) => ({ heading: (sections.find((one) => one.id === id) ?? section).heading }));
  const control = useUnitForm(id, fields);
  return (
    <>
      <TextField control={control} name="heading" label={t("title")} />
      {annex === "photos" ? (
        <PhotoFields section={section} />
      ) : (
        <>
          <PieceField partKey={id} field="lead" value={lead} label={t(`textOf.${annex}`)} hint={t("textHint")} />
          <InsertPieces />
          {annex !== "text" && <Listed {...{ section, annex }} />}
        </>
      )}
    </>
  );
}

/** How much the report has for a list or a table today. */
function Listed({ section, annex }: { section: DraftAnnex; annex: "sites" | "figures" }) {
  const t = useTranslations("reports.editor.annex");
  const { draft, counts } = useEditor();
  const { annexPages = [] } = composeAnnexes({
    draft,
    counts,
    fill: (text) => text,
    siteName: ({ siteName }) => siteName,
  });
  const own = annexPages.find(({ id }) => id === section.id);
  return <p className="text-sm text-muted">{t(`${annex}Hint`, { count: own?.[annex]?.length ?? 0 })}</p>;
}
