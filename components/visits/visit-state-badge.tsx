import { Badge } from "@/components/ui/badge";
import { visitStateLooks } from "@/components/visits/visit-state-looks";
import { translator } from "@/lib/i18n/server";
import type { VisitState } from "@/lib/vocabulary";

export async function VisitStateBadge({ state }: { state: VisitState }) {
  const t = await translator();
  return <Badge {...visitStateLooks[state]}>{t(`vocabulary.visitState.${state}`)}</Badge>;
}
