import type { CountedSample } from "@/lib/coding/review/data";
import type { Translator } from "@/lib/i18n/server";

/** 抽样40条，两人一致33条，分歧7条已议定 */
export function agreementWords(t: Translator, { entries, agreed, differing, settled, left }: CountedSample): string {
  const done =
    settled === differing
      ? t("codebook.review.settledAll")
      : settled > 0
        ? t("codebook.review.settledSome", { settled })
        : "";
  const said =
    differing === 0
      ? t("codebook.review.agreedAll", { entries })
      : t("codebook.review.agreement", { entries, agreed, differing, settled: done });
  return left > 0 ? `${said}。${t("codebook.review.left", { count: left })}` : said;
}
