"use server";
import { defineProjectAction } from "@/lib/gates/define-action";
import * as checks from "@/lib/indicators/mutations";
import { verifyReadingSchema } from "@/lib/indicators/schema";

export const verifyReading = defineProjectAction(
  "indicators.verifyReading",
  verifyReadingSchema,
  async ({ tx, scope, input, now, audit }) => {
    const { readingId, version, verification, note } = input;
    const { visitId, from } = await checks.verifyReading(tx, scope, { readingId, version, verification, note, now });
    audit(readingId, { visitId, version, from, to: verification });
    return {};
  },
);
