"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ErrorText } from "@/components/form/error-text";
import { carryOn, signInAgain } from "@/components/form/kept-typing";
import { messageOfProblem } from "@/components/form/schema-resolver";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Refusal } from "@/lib/errors";

type RefusalNoticeProps = {
  refusal: Refusal | null;
  action?: ReactNode;
  /** The form has a password, which is not kept while the page is loaded again. */
  withPassword?: boolean;
};

/** The sentence for a refused action. Needs the noun "errors" in `ClientMessages`. */
export function RefusalNotice({ refusal, action, withPassword = false }: RefusalNoticeProps) {
  if (!refusal) return null;
  const shown = withPassword && refusal.code === "outdated" ? { key: "errors.outdatedPassword" } : refusal;
  const ways: Partial<Record<Refusal["code"], ReactNode>> = {
    outdated: <WayOn label="carryOn" onPress={carryOn} />,
    unauthenticated: <WayOn label="signInAgain" onPress={signInAgain} />,
  };
  return (
    <Notice kind="error" action={ways[refusal.code] ?? action}>
      <ErrorText message={messageOfProblem(shown)} />
    </Notice>
  );
}

function WayOn({ label, onPress }: { label: "carryOn" | "signInAgain"; onPress: () => void }) {
  const t = useTranslations("errors");
  return <Button onClick={onPress}>{t(label)}</Button>;
}
