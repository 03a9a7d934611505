"use client";

import type { ComponentProps } from "react";
import { CoverageCellView } from "@/components/findings/coverage-cell";
import { Cell, HeadCell, Row } from "@/components/ui/table";
import { dimensionKeys } from "@/lib/vocabulary";

type CellProps = ComponentProps<typeof CoverageCellView>;
type CoverageRowsProps = Omit<CellProps, "site" | "dimension"> & { sites: CellProps["site"][] };

/** The look of the cells' links to a new follow-up, said once: a page may have two hundred of them. */
const askClass =
  "[&_.ask]:ms-2 [&_.ask]:text-xs [&_.ask]:text-action [&_.ask]:underline [&_.ask]:underline-offset-4 print:[&_.ask]:hidden pointer-coarse:[&_.ask]:inline-flex pointer-coarse:[&_.ask]:min-h-11 pointer-coarse:[&_.ask]:items-center";

/** A row for each site, a cell for each dimension. */
export function CoverageRows({ sites, ...shared }: CoverageRowsProps) {
  return (
    <tbody className={askClass}>
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
