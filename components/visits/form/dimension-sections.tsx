"use client";

import { memo, useRef } from "react";
import { DimensionSection } from "@/components/visits/form/dimension-section";
import { placeRows, rowsIn, type PlacedRows } from "@/components/visits/form/row-places";
import { useRowIds } from "@/components/visits/form/use-row-ids";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import type { DimensionKey } from "@/lib/vocabulary";

type DimensionSectionsProps = {
  /** On a phone only one is visible; on a wide screen all four are. */
  current: DimensionKey;
  /** Changes after a row moved from one place to another; see useRows. */
  arrangement: number;
  /** How many rows are rendered so far, those of the current dimension first. */
  rendered: number;
};

/** The dimensions with their rows. A new row renders its own block again, and no other. */
export const DimensionSections = memo(function DimensionSections({
  current,
  arrangement: _drawnAnew,
  rendered,
}: DimensionSectionsProps) {
  const { data, form } = useVisitForm();
  const entryIds = useRowIds("entryIds");
  const figureIds = useRowIds("figureIds");
  const known = useRef<PlacedRows>(null);
  const { entries, figures } = form.getValues();
  const placed = placeRows({ entryIds, entries, figureIds, figures }, data.dimensions, known.current);
  known.current = placed;
  const order = [current, ...data.dimensions.flatMap(({ key }) => (key === current ? [] : key))];
  let left = rendered;
  const most = new Map(
    order.map((key) => {
      const own = Math.max(0, left);
      left -= rowsIn(placed[key]);
      return [key, own];
    }),
  );
  return data.dimensions.map((dimension) => (
    <DimensionSection
      key={dimension.key}
      dimension={dimension}
      inSight={current === dimension.key}
      placed={placed[dimension.key]}
      most={most.get(dimension.key) ?? 0}
    />
  ));
});
