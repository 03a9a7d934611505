import { AppError } from "@/lib/errors";

/** Why an archive is not taken in. Each has its sentence: archives.refused.<fault>. */
export type ArchiveFault =
  | "notZip"
  | "notArchive"
  | "newer"
  | "unpacked"
  | "extra"
  | "absent"
  | "changed"
  | "row"
  | "twice"
  | "foreign"
  | "content"
  | "file"
  | "chain"
  | "rows";

export const refused = (fault: ArchiveFault, values: Record<string, string | number> = {}): AppError =>
  new AppError("invalid", `archives.refused.${fault}`, [], values);
