import { buttonClass } from "@/components/ui/button";
import { DownloadLink } from "@/components/ui/download-link";

/** A table to take away: as a workbook, and as CSV for programs. `href` has the page's own filter. */
export function TableLinks({ href, label }: { href: string; label: string }) {
  const csv = `${href}${href.includes("?") ? "&" : "?"}format=csv`;
  return (
    <span className="inline-flex items-center gap-1 print:hidden">
      <DownloadLink href={href} label={label} />
      <a href={csv} download className={buttonClass({ variant: "quiet" })}>
        <span className="sr-only">{label} </span>CSV
      </a>
    </span>
  );
}
