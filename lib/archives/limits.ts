import "server-only";
import { env } from "@/lib/env";

export const megabyte = 1_000_000;

/** The largest archive that may be imported. */
export const mostArchiveBytes = () => env().ARCHIVE_MEGABYTES * megabyte;
