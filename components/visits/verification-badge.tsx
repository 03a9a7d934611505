import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { translator } from "@/lib/i18n/server";
import type { VerificationState } from "@/lib/vocabulary";

const looks: Record<VerificationState, { tone: Tone; glyph: string }> = {
  unverified: { tone: "neutral", glyph: "○" },
  verified: { tone: "green", glyph: "✓" },
  disputed: { tone: "vermilion", glyph: "≠" },
};

export async function VerificationBadge({ state }: { state: VerificationState }) {
  const t = await translator();
  return <Badge {...looks[state]}>{t(`vocabulary.verification.${state}`)}</Badge>;
}
