import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** A file to take away. A plain link, because a page's own navigation cannot save a file. */
export function DownloadLink({ href, label }: { href: string; label: string }) {
  return (
    <a href={href} download className={buttonClass({})}>
      <Icon name="download" />
      {label}
    </a>
  );
}
