import { useTranslations } from "use-intl";
import type { OfficeLine } from "@/lib/reports/missing-office";

/** Before a report is sent out: the lines of an office that it lacks, and where they are written. */
export function MissingOfficeNote({ missing }: { missing: readonly OfficeLine[] }) {
  const t = useTranslations("reports.missingOffice");
  if (missing.length === 0) return null;
  return <p>{t("lacks", { lines: missing.map((line) => t(line)).join("、") })}</p>;
}
