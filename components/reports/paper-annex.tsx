"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { TokenText } from "@/components/reports/token-text";
import { classNames } from "@/components/ui/class-names";
import { fileAddress } from "@/lib/attachments/addresses";
import type { ReportLabels } from "@/lib/reports/formats/labels";
import type { AnnexPhoto, ReportAnnex } from "@/lib/reports/model";
import type { TokenValues } from "@/lib/reports/tokens";

type PaperAnnexProps = {
  projectId: string;
  annex: ReportAnnex;
  /** "" for the only annex. */
  number: string;
  /** The number of its table; 0 if it has none. */
  table: number;
  values: TokenValues | null;
  labels: ReportLabels;
  current: boolean;
  editing: ReactNode;
  onSelect: (() => void) | undefined;
};

/** An annex on a page of its own: 附件1, its title, and what is in it. */
export function PaperAnnex(props: PaperAnnexProps) {
  const { projectId, annex, number, table, values, labels, current, editing, onSelect } = props;
  const { sites = [], figures = [], photos = [], text, id } = annex;
  return (
    <section className="mt-[2lh] border-t border-dashed border-line pt-[1lh] print:mt-0 print:break-before-page print:border-0 print:pt-0">
      <div
        data-unit={id}
        onClick={onSelect}
        className={classNames(
          onSelect && "-mx-2 cursor-pointer rounded-sm px-2 hover:bg-action-soft",
          current && !editing && "bg-action-soft print:bg-transparent",
          Boolean(editing) && "hidden print:block",
        )}
      >
        <p className="font-hei">
          {labels.annex}
          {number}
        </p>
        <h2 className="my-[1lh] text-center font-song text-2xl leading-snug font-normal">
          <TokenText text={labels.annexTitle(annex)} values={values} />
        </h2>
        {text.map((paragraph, index) => (
          <p key={index} className="indent-[2em]">
            <TokenText text={paragraph} values={values} />
          </p>
        ))}
        {sites.length > 0 && (
          <PaperTable
            caption={labels.sitesCaption({ number: table, count: sites.length })}
            head={labels.siteColumns}
            rows={sites.map(({ county, name, kind }, index) => [
              String(index + 1),
              county,
              name,
              labels.siteKinds[kind],
            ])}
          />
        )}
        {figures.length > 0 && (
          <PaperTable
            caption={labels.figuresCaption({ number: table, count: figures.length })}
            head={labels.figureColumns}
            rows={figures.map(labels.figureCells)}
          />
        )}
        {photos.map((photo, place) => (
          <PaperPhoto key={photo.attachmentId} {...{ projectId, photo, labels }} number={place + 1} />
        ))}
      </div>
      {editing && (
        <div data-unit={id} className="my-4 print:hidden">
          {editing}
        </div>
      )}
    </section>
  );
}

type PaperTableProps = { caption: string; head: readonly string[]; rows: readonly (readonly string[])[] };

/** A column that is empty in all rows is left out. */
function PaperTable({ caption, head, rows }: PaperTableProps) {
  const columns = head.map((_, column) => column).filter((column) => rows.some((row) => row[column] !== ""));
  return (
    <table className="my-2 w-full border-collapse text-[0.75em] leading-normal">
      <caption className="mb-1 font-hei">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className="border border-ink px-1 py-0.5 font-hei font-normal wrap-anywhere">
              {head[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index} className="break-inside-avoid">
            {columns.map((column) => (
              <td key={column} className="border border-ink px-1 py-0.5 wrap-anywhere">
                {row[column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type PaperPhotoProps = { projectId: string; photo: AnnexPhoto; labels: ReportLabels; number: number };

function PaperPhoto({ projectId, photo, labels, number }: PaperPhotoProps) {
  const t = useTranslations("reports.editor.annex");
  const { before, caption, after } = labels.photoCaption(photo, number);
  return (
    <figure className="my-2 break-inside-avoid">
      <img
        src={fileAddress(projectId, photo.attachmentId)}
        alt={t("alt", { caption: caption || photo.siteName, site: photo.siteName })}
        loading="lazy"
        className="mx-auto max-h-[24rem] max-w-full"
      />
      <figcaption className="mt-1 text-center font-hei text-[0.75em]">
        {before}
        {caption}
        {after}
      </figcaption>
    </figure>
  );
}
