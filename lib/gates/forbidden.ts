import "server-only";
import type { Actor } from "@/lib/auth/policy";
import { AppError } from "@/lib/errors";

/** The sentence of whatever would write in a closed project. */
export const closedKey = "errors.projectClosed";

/** The refusal of a verb that the actor may not use, with the sentence of a closed project where it is one. */
export const forbidden = ({ closed }: Actor): AppError => new AppError("forbidden", closed ? closedKey : undefined);
