import Link from "next/link";
import type { ReactNode } from "react";
import { entryListClass, ProfileEntryItem } from "@/components/profiles/profile-entry-item";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { classNames } from "@/components/ui/class-names";
import { translator } from "@/lib/i18n/server";
import type { ProfileEntry } from "@/lib/profiles/types";
import type { DimensionKey } from "@/lib/vocabulary";

type ProfileDimensionProps = {
  projectId: string;
  dimension: DimensionKey;
  /** How many entries there are, shown or not. */
  total: number;
  /** Where all of them are listed. */
  all: string;
  entries: readonly ProfileEntry[];
};

/** What was heard in one dimension. */
export async function ProfileDimension({ projectId, dimension, total, all, entries }: ProfileDimensionProps) {
  const t = await translator();
  return (
    <DimensionPart
      dimension={dimension}
      count={total > 0 && t("profiles.dimension.count", { count: total })}
      more={total > entries.length && <MoreLink href={all} label={t("profiles.dimension.more", { count: total })} />}
    >
      {entries.map((entry) => (
        <ProfileEntryItem key={entry.id} {...{ projectId, entry }} />
      ))}
    </DimensionPart>
  );
}

type DimensionPartProps = {
  dimension: DimensionKey;
  count: ReactNode;
  /** Below the head. */
  note?: ReactNode;
  more: ReactNode;
  children: readonly ReactNode[];
};

/** The head of a dimension, its entries, and the way to those that are not shown. */
export async function DimensionPart({ dimension, count, note, more, children }: DimensionPartProps) {
  const t = await translator();
  const heading = `profile-${dimension}`;
  return (
    <section aria-labelledby={heading} className="mt-8">
      <h2 id={heading} className="flex flex-wrap items-baseline gap-x-3">
        <DimensionLabel dimension={dimension} label={t(`vocabulary.dimension.${dimension}`)} size="lg" />
        <span className="text-sm font-normal text-muted">{count}</span>
      </h2>
      {note}
      {children.length === 0 ? (
        <p className="mt-2 text-sm text-muted">{t("profiles.dimension.nothing")}</p>
      ) : (
        <ol className={classNames("mt-2", entryListClass)}>{children}</ol>
      )}
      {more}
    </section>
  );
}

export function MoreLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="mt-2 inline-flex min-h-8 items-center text-sm text-action underline underline-offset-4 pointer-coarse:min-h-11"
    >
      {label}
    </Link>
  );
}
