import type { SelectGroup } from "@/components/ui/select";
import type { Translator } from "@/lib/i18n/server";
import type { CorrectionTarget } from "@/lib/reports/corrected/take";
import type { VisitContent } from "@/lib/visits/schema";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

const option = (label: string, target: CorrectionTarget) => ({ value: JSON.stringify(target), label });
const cut = (text: string) => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** Where words without an entry can go, dimension by dimension. */
export function correctionPlaces(
  { content, labels }: { content: VisitContent; labels: Readonly<Record<DimensionKey, string>> },
  t: Translator,
): SelectGroup[] {
  return dimensionKeys.map((dimension) => ({
    label: labels[dimension],
    options: [
      option(t("corrections.item.newEntry", { dimension: labels[dimension] }), { kind: "entry", dimension }),
      ...content.entries
        .filter((entry) => entry.dimension === dimension)
        .map(({ id, text }, index) =>
          option(t("corrections.item.behind", { number: index + 1, text: cut(text) }), { kind: "behind", entry: id }),
        ),
    ],
  }));
}
