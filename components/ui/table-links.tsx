import { buttonClass } from "@/components/ui/button";
import { DownloadLink } from "@/components/ui/download-link";

const asFormat = (href: string, format: "xlsx" | "csv") => `${href}${href.includes("?") ? "&" : "?"}format=${format}`;

/** A table to take away as a workbook. `href` has the page's own filter. */
export function WorkbookLink({ href, label }: { href: string; label: string }) {
  return <DownloadLink href={asFormat(href, "xlsx")} label={label} />;
}

/** A table to take away: as a workbook, and as CSV for programs. `href` has the page's own filter. */
export function TableLinks({ href, label }: { href: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-1 print:hidden">
      <WorkbookLink {...{ href, label }} />
      <a href={asFormat(href, "csv")} download className={buttonClass({ variant: "quiet" })}>
        <span className="sr-only">{label} </span>CSV
      </a>
    </span>
  );
}
