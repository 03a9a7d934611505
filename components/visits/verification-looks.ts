import type { Tone } from "@/components/ui/tone";
import type { VerificationState } from "@/lib/vocabulary";

/** The one colour and sign of each 核实状态. */
export const verificationLooks: Record<VerificationState, { tone: Tone; glyph: string }> = {
  unverified: { tone: "neutral", glyph: "○" },
  verified: { tone: "green", glyph: "✓" },
  disputed: { tone: "vermilion", glyph: "≠" },
};
