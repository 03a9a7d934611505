"use server";
import { defineProjectAction } from "@/lib/gates/define-action";
import * as checks from "@/lib/indicators/mutations";
import { verifyFigureSchema } from "@/lib/indicators/schema";

export const verifyFigure = defineProjectAction(
  "indicators.verifyFigure",
  verifyFigureSchema,
  async ({ tx, scope, input, now, audit }) => {
    const { figureId, version, verification, note } = input;
    const { visitId, from } = await checks.verifyFigure(tx, scope, { figureId, version, verification, note, now });
    audit(figureId, { visitId, version, from, to: verification });
    return {};
  },
);
