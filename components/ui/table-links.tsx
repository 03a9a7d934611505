import { buttonClass } from "@/components/ui/button";
import { DownloadLink } from "@/components/ui/download-link";

/** A table to take away: as a workbook, and as CSV for programs. `href` has the page's own filter. */
export function TableLinks({
  href,
  label,
  csv,
}: {
  href: string;
  label: string;
  csv: { name: string; label: string };
}) {
  const other = `${href}${href.includes("?") ? "&" : "?"}format=csv`;
  return (
    <span className="inline-flex items-center gap-1 print:hidden">
      <DownloadLink href={href} label={label} />
      <a href={other} download aria-label={csv.label} className={buttonClass({ variant: "quiet" })}>
        {csv.name}
      </a>
    </span>
  );
}
