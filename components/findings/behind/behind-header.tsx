import { conditions, type FilterNames } from "@/lib/findings/filter-words";
import { PrintedBasis } from "@/components/findings/printed-basis";
import { WorkbookLink } from "@/components/ui/table-links";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import type { ReadFilter } from "@/lib/findings/filter-address";
import { translator } from "@/lib/i18n/server";

type BehindHeaderProps = ReadFilter & {
  /** Of the site that the filter has. */
  names: FilterNames;
  title: string;
  back: string;
  /** Where the entries are downloaded as a table. */
  table?: string;
};

/** The head of a page that shows what is behind one number: under which conditions, and how to take it away. */
export async function BehindHeader({ filter, ignored, names, title, back, table }: BehindHeaderProps) {
  const t = await translator();
  const chosen = conditions(t, filter, names);
  return (
    <>
      <PageHeader
        title={title}
        {...(chosen.length > 0 && { context: chosen.map(([, words]) => words).join("；") })}
        back={{ href: back, label: t("findings.entries.back") }}
        actions={
          <>
            <PrintButton label={t("findings.behind.print")} />
            {table && <WorkbookLink href={table} label={t("findings.export.action")} />}
          </>
        }
      />
      <PrintedBasis filter={filter} names={names} />
      {ignored.length > 0 && (
        <Notice kind="warning" className="mb-4">
          {t("findings.ignored", { names: ignored.map((key) => t(`findings.names.${key}`)).join("、") })}
        </Notice>
      )}
    </>
  );
}
