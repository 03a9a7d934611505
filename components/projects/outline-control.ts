import type { Control } from "react-hook-form";
import type { OutlineInput } from "@/lib/projects/schema";

/** What the fields of the outline are bound to. */
export type OutlineControl = Control<OutlineInput, unknown, OutlineInput>;
