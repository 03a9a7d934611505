"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { importCodebook } from "@/lib/codebook/actions";
import type { PlannedRow } from "@/lib/codebook/exchange/plan";
import type { CodebookPreview } from "@/lib/codebook/exchange/preview";

type CodebookPreviewProps = {
  projectId: string;
  preview: Exclude<CodebookPreview, { fault: unknown }>;
  /** Reads the file again: the codebook has changed since. */
  onAgain: () => void;
};

/** What a file would do, row by row, and the button that does it. */
export function CodebookPreviewView({ projectId, preview, onAgain }: CodebookPreviewProps) {
  const t = useTranslations("codebook.exchange");
  const { send, pending, refusal } = useAction(importCodebook);
  const [done, setDone] = useState<{ created: number; changed: number } | null>(null);
  const { written, fingerprint, changes, refused, unchanged, untouched, along } = preview;
  const take = async () => {
    const answer = await send({ projectId, rows: written, fingerprint });
    if (answer.ok) setDone(answer.data);
  };
  if (done)
    return (
      <Notice kind="info" className="mt-6">
        {t("done", done)}
      </Notice>
    );
  return (
    <div className="mt-6">
      <p>{t("told", { changes: changes.length, refused: refused.length, unchanged, untouched })}</p>
      {along > 0 && <p>{t("along", { count: along })}</p>}
      {refused.length > 0 && (
        <Notice kind="warning" title={t("refusedTitle", { count: refused.length })} className="mt-3">
          <ul className="max-h-[40dvh] overflow-y-auto" tabIndex={0} aria-label={t("refusedList")}>
            {refused.map(({ row, name, field, code, values }) => (
              <li key={row}>
                {t("refusedRow", { row, name: name.slice(0, 60), field: t(`columns.${field}`) })}
                {t(`refused.${code}` as "refused.nameEmpty", values)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {changes.length > 0 && (
        <div className="mt-4 overflow-x-auto">
          <table className="w-full border-collapse text-sm">
            <thead>
              <tr className="border-b border-edge text-start">
                {(["row", "dimension", "name", "did"] as const).map((column) => (
                  <th key={column} scope="col" className="px-2 py-1.5 text-start font-medium whitespace-nowrap">
                    {t(`preview.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <ChangeRow key={change.row} change={change} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <RefusalNotice refusal={refusal} />
      <div className="mt-4 flex flex-wrap gap-2">
        {changes.length > 0 && (
          <Button variant="primary" pending={pending} onClick={() => void take()}>
            {t("take", { count: changes.length })}
          </Button>
        )}
        {refusal && <Button onClick={onAgain}>{t("again")}</Button>}
      </div>
    </div>
  );
}

function ChangeRow({ change }: { change: PlannedRow }) {
  const t = useTranslations("codebook.exchange");
  const words = useTranslations("vocabulary.dimensionShort");
  const { row, dimension, name, above, did, was } = change;
  const place = (path: string) => path || t("top");
  return (
    <tr className="border-b border-line align-top">
      <td className="px-2 py-1.5 tabular-nums">{row}</td>
      <td className="px-2 py-1.5 whitespace-nowrap">
        <DimensionLabel dimension={dimension} label={words(dimension)} size="sm" />
      </td>
      <td className="min-w-40 px-2 py-1.5 wrap-anywhere">
        {above !== "" && <span className="text-muted">{`${above} / `}</span>}
        {name}
      </td>
      <td className="min-w-40 px-2 py-1.5 wrap-anywhere">
        {did
          .map((kind) => {
            if (kind === "renamed") return t("did.renamed", { name: was?.name ?? "" });
            if (kind === "moved") return t("did.moved", { from: place(was?.above ?? ""), to: place(above) });
            return t(`did.${kind}`);
          })
          .join(t("separator"))}
      </td>
    </tr>
  );
}
