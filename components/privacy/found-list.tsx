"use client";

import { useTranslations } from "use-intl";
import type { Excerpt } from "@/lib/privacy/excerpts";

/** A match with the name of its field on the screen. */
export interface FoundItem extends Excerpt {
  place: string;
}

const mostShown = 50;

/** Each match with its field, its kind and the words around it. */
export function FoundList({ found }: { found: readonly FoundItem[] }) {
  const t = useTranslations("privacy");
  return (
    <>
      <ul className="flex flex-col divide-y divide-line">
        {found.slice(0, mostShown).map(({ place, kind, before, words, after }, index) => (
          <li key={index} className="py-2 first:pt-0">
            <p className="text-sm text-muted">{t("placeAndKind", { place, kind: t(`kind.${kind}`) })}</p>
            <p className="wrap-anywhere">
              {before}
              <mark className="bg-amber-soft font-medium text-ink underline decoration-amber underline-offset-4">
                {words}
              </mark>
              {after}
            </p>
          </li>
        ))}
      </ul>
      {found.length > mostShown && (
        <p className="text-sm text-muted">{t("more", { count: found.length - mostShown })}</p>
      )}
    </>
  );
}
