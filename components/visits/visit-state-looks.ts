import type { Tone } from "@/components/ui/tone";
import type { VisitState } from "@/lib/vocabulary";

/** The one colour and sign of each state of a visit. */
export const visitStateLooks: Record<VisitState, { tone: Tone; glyph: string }> = {
  draft: { tone: "neutral", glyph: "○" },
  submitted: { tone: "action", glyph: "◐" },
  returned: { tone: "amber", glyph: "↩" },
  approved: { tone: "green", glyph: "✓" },
  voided: { tone: "vermilion", glyph: "✕" },
};
