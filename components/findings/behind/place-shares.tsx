"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { PlaceShare } from "@/lib/findings/theme-sheet";

type PlaceSharesProps<Place extends string> = {
  label: string;
  shares: readonly PlaceShare<Place>[];
  nameOf: (place: Place) => string;
  /** The entries of the sites that say it; null where no filter selects them. */
  hrefOf: (place: Place) => string | null;
};

/** Of the visited sites of each kind or county, how many say it. Nothing where there is only one. */
export function PlaceShares<Place extends string>({ label, shares, nameOf, hrefOf }: PlaceSharesProps<Place>) {
  const t = useTranslations("findings.themes");
  if (shares.length < 2) return null;
  return (
    <ul aria-label={label} className="mt-1 flex flex-wrap gap-x-4 text-sm">
      {shares.map(({ place, said, visited }) => {
        const name = nameOf(place);
        const href = said > 0 ? hrefOf(place) : null;
        const text = t("share", { name, sites: said, visited });
        return (
          <li key={place}>
            {href === null ? (
              <span className="text-muted">{text}</span>
            ) : (
              <Link
                href={href}
                prefetch={false}
                aria-label={t("shareSites", { name, sites: said, visited })}
                className="touch-link"
              >
                {text}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
