"use client";

import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { ReportStage } from "@/lib/vocabulary";

/** Vermilion is reserved for the mark of a final draft. */
const looks: Record<ReportStage, { tone: Tone; glyph: string }> = {
  first_draft: { tone: "neutral", glyph: "○" },
  consultation: { tone: "slate", glyph: "◔" },
  for_approval: { tone: "action", glyph: "◑" },
  final: { tone: "vermilion", glyph: "■" },
};

export function StageBadge({ stage }: { stage: ReportStage }) {
  const t = useTranslations("vocabulary.reportStage");
  return <Badge {...looks[stage]}>{t(stage)}</Badge>;
}
