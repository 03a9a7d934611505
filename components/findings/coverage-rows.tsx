"use client";

import type { ComponentProps } from "react";
import { CoverageCellView } from "@/components/findings/coverage-cell";
import { Cell, HeadCell, Row } from "@/components/ui/table";
import { dimensionKeys } from "@/lib/vocabulary";

type CellProps = ComponentProps<typeof CoverageCellView>;
type CoverageRowsProps = Omit<CellProps, "site" | "dimension"> & { sites: CellProps["site"][] };

/** A row for each site, a cell for each dimension. */
export function CoverageRows({ sites, ...shared }: CoverageRowsProps) {
  return (
    <tbody>
      {sites.map((site) => (
        <Row key={site.id}>
          <HeadCell
            scope="row"
            className="sticky start-0 z-10 bg-ground align-top font-medium max-sm:min-w-[5em] max-sm:px-0.5"
          >
            {site.name}
          </HeadCell>
          {dimensionKeys.map((dimension) => (
            <Cell key={dimension} className="sm:whitespace-nowrap max-sm:px-0.5">
              <CoverageCellView {...shared} {...{ site, dimension }} />
            </Cell>
          ))}
        </Row>
      ))}
    </tbody>
  );
}
