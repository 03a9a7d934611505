import { Badge } from "@/components/ui/badge";
import { verificationLooks } from "@/components/visits/verification-looks";
import { translator } from "@/lib/i18n/server";
import type { VerificationState } from "@/lib/vocabulary";

export async function VerificationBadge({ state }: { state: VerificationState }) {
  const t = await translator();
  return <Badge {...verificationLooks[state]}>{t(`vocabulary.verification.${state}`)}</Badge>;
}
