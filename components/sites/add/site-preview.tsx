"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { PreviewProblems } from "@/components/sites/add/preview-problems";
import { RefusedRows } from "@/components/sites/add/refused-rows";
import { useAddSites } from "@/components/sites/add/use-add-sites";
import { ActionBar } from "@/components/ui/action-bar";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import type { PreviewRow, SitePreview } from "@/lib/sites/preview";
import { mostSitesAtOnce, type NewSite } from "@/lib/sites/schema";
import { siteKinds, type SiteKind } from "@/lib/vocabulary";

type SitePreviewViewProps = { projectId: string; preview: SitePreview; onAdded?: () => void };

/** Rows shown at first, because a long list is slow on a phone. */
const shownAtFirst = 100;

/**
 * What a list would add, to be checked row by row: the kind can be changed, a row left out. Then all or none are added.
 */
export function SitePreviewView({ projectId, preview, onAdded }: SitePreviewViewProps) {
  const t = useTranslations("sites");
  const words = useTranslations("vocabulary.siteKind");
  const { add, pending, refusal } = useAddSites(projectId);
  // By name: one pasted line may contain several sites, and no name occurs twice in a preview.
  const [kinds, setKinds] = useState<Record<string, SiteKind>>({});
  const [left, setLeft] = useState<readonly string[]>([]);
  const [all, setAll] = useState(false);
  const [sent, setSent] = useState<NewSite[]>([]);

  if (preview.tooMany !== null) {
    return <Notice kind="error">{t("preview.tooMany", { count: preview.tooMany, max: mostSitesAtOnce })}</Notice>;
  }
  const kindOf = (row: PreviewRow) => kinds[row.name] ?? row.kind;
  const chosen = preview.rows.filter((row) => !row.existing && !left.includes(row.name));
  const undecided = chosen.filter((row) => kindOf(row) === null).length;
  const existing = preview.rows.filter((row) => row.existing).length;
  const shown = all ? preview.rows : preview.rows.slice(0, shownAtFirst);
  const submit = () => {
    const sites = chosen.flatMap((row) => {
      const kind = kindOf(row);
      return kind ? [{ name: row.name, kind, county: row.county, code: null }] : [];
    });
    setSent(sites);
    void add(sites).then((added) => added && onAdded?.());
  };
  return (
    <section aria-label={t("preview.title")} className="mt-8">
      <h2 className="text-lg font-semibold">{t("preview.title")}</h2>
      <p className="mb-3 flex flex-wrap gap-x-4 text-sm text-muted" role="status">
        <span>{t("preview.count", { count: chosen.length })}</span>
        {existing > 0 && <span>{t("preview.existing", { count: existing })}</span>}
        {preview.problemCount > 0 && <span>{t("preview.left", { count: preview.problemCount })}</span>}
      </p>
      <PreviewProblems preview={preview} />
      {preview.rows.length === 0 ? (
        <Notice kind="warning">{t("preview.nothing")}</Notice>
      ) : (
        <Table label={t("preview.table")} className="mt-3">
          <thead>
            <tr>
              <HeadCell>{t("preview.row")}</HeadCell>
              <HeadCell>{t("name")}</HeadCell>
              <HeadCell>{t("kind")}</HeadCell>
              <HeadCell className="hidden sm:table-cell">{t("county")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.name}>
                <Cell className="text-muted">{row.row}</Cell>
                <Cell>
                  {row.existing ? (
                    <span className="text-muted">
                      {row.name} · {t("preview.there")}
                    </span>
                  ) : (
                    <label className="inline-flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
                      <input
                        type="checkbox"
                        aria-label={t("preview.include", { name: row.name })}
                        checked={!left.includes(row.name)}
                        onChange={(event) =>
                          setLeft(event.target.checked ? left.filter((each) => each !== row.name) : [...left, row.name])
                        }
                        className="size-[1.125rem] accent-action"
                      />
                      {row.name}
                    </label>
                  )}
                </Cell>
                <Cell className="min-w-28">
                  {row.existing ? (
                    row.kind && words(row.kind)
                  ) : (
                    <Select
                      aria-label={t("preview.kindOf", { name: row.name })}
                      value={kindOf(row) ?? ""}
                      aria-invalid={kindOf(row) === null || undefined}
                      {...(kindOf(row) === null && { placeholder: t("preview.chooseKind") })}
                      onChange={(event) => {
                        const kind = siteKinds.find((each) => each === event.target.value);
                        if (kind) setKinds({ ...kinds, [row.name]: kind });
                      }}
                      options={siteKinds.map((kind) => ({ value: kind, label: words(kind) }))}
                    />
                  )}
                </Cell>
                <Cell className="hidden sm:table-cell">{row.county}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      {shown.length < preview.rows.length && (
        <Button variant="quiet" className="mt-2" onClick={() => setAll(true)}>
          {t("preview.showRest", { count: preview.rows.length - shown.length })}
        </Button>
      )}
      <div className="mt-4 empty:hidden">
        <RefusedRows refusal={refusal} sent={sent} />
      </div>
      <ActionBar>
        <span className="text-sm text-muted">{undecided > 0 && t("add.chooseKinds", { count: undecided })}</span>
        <Button
          variant="primary"
          off={(chosen.length === 0 || undecided > 0) && "said"}
          pending={pending}
          onClick={submit}
        >
          {chosen.length === 0 ? t("add.nothing") : t("add.submit", { count: chosen.length })}
        </Button>
      </ActionBar>
    </section>
  );
}
