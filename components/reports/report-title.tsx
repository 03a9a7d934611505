import { WholeWords } from "@/components/ui/whole-words";
import { unbroken } from "@/lib/reports/word-breaks";

/** A report's title in one line, which breaks between words where it is too long for it. */
export function ReportTitle({ text }: { text: string }) {
  return (
    <span className="break-keep wrap-anywhere">
      <WholeWords text={text} split={unbroken} />
    </span>
  );
}
