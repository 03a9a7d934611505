import type { CodingDesk } from "@/lib/findings/loaders";

export type DeskEntry = CodingDesk["entries"][number];
export type DeskTheme = Pick<CodingDesk["themes"][number], "id" | "name" | "dimension" | "depth">;
