import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { translator } from "@/lib/i18n/server";
import type { VisitState } from "@/lib/vocabulary";

const looks: Record<VisitState, { tone: Tone; glyph: string }> = {
  draft: { tone: "neutral", glyph: "○" },
  submitted: { tone: "action", glyph: "◐" },
  returned: { tone: "amber", glyph: "↩" },
  approved: { tone: "green", glyph: "✓" },
  voided: { tone: "vermilion", glyph: "✕" },
};

export async function VisitStateBadge({ state }: { state: VisitState }) {
  const t = await translator();
  return <Badge {...looks[state]}>{t(`vocabulary.visitState.${state}`)}</Badge>;
}
