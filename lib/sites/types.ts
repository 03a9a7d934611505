import type { SiteFileProblemCode } from "@/lib/sites/import-problems";
import type { Place, Township } from "@/lib/sites/national/national-list";
import type { SitePreview } from "@/lib/sites/preview";
import type { Settled } from "@/lib/sites/settle-names";

export type { Place };

/** A township of the national list. If the project has a site of that name elsewhere, its name includes the county. */
export type NationalTownship = Settled<Township>;

export type NationalLevel = { places: Place[] } | { townships: NationalTownship[] };

/** Either a file is refused as a whole, or its rows are shown. */
export type FilePreview = { problem: SiteFileProblemCode } | { preview: SitePreview };
