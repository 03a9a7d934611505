import "server-only";
import { AppError } from "@/lib/errors";

/**
 * What decided has changed before it was written, so nothing was. A gate that can begin again does so; otherwise the
 * person is told to read it anew.
 */
export class LostRace extends AppError {
  constructor() {
    super("conflict", "errors.changedMeanwhile");
  }
}
