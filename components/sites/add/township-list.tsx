"use client";

import { useTranslations } from "use-intl";
import type { NationalTownship } from "@/lib/sites/types";

export type TickProps = {
  has: (township: NationalTownship) => boolean;
  onSet: (townships: readonly NationalTownship[], on: boolean) => void;
};

type TownshipListProps = TickProps & {
  label: string;
  townships: readonly NationalTownship[];
  /** Also show the city and the county, for a list from many places. */
  withPlace?: boolean;
};

export function TownshipList({ label, townships, withPlace = false, has, onSet }: TownshipListProps) {
  const t = useTranslations("sites.national");
  const words = useTranslations("vocabulary.siteKind");
  return (
    <ul
      aria-label={label}
      className={`grid gap-x-4 ${withPlace ? "max-h-96 overflow-y-auto" : "sm:grid-cols-2 xl:grid-cols-3"}`}
    >
      {townships.map((township) => (
        <li key={township.code}>
          <label className="flex min-h-9 items-center gap-2 py-1 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              disabled={township.existing}
              checked={township.existing || has(township)}
              onChange={(event) => onSet([township], event.target.checked)}
              className="size-[1.125rem] shrink-0 accent-action"
            />
            <span className="min-w-0">
              {township.name}{" "}
              <span className="text-sm text-muted">
                {township.existing ? t("there") : words(township.kind)}
                {withPlace &&
                  ` · ${township.province}${township.city === township.province ? "" : township.city}${township.county}`}
              </span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
