"use client";

import type { ReactNode } from "react";
import { ErrorText } from "@/components/form/error-text";
import { messageOfProblem } from "@/components/form/schema-resolver";
import { Notice } from "@/components/ui/notice";
import type { Refusal } from "@/lib/errors";

/** The sentence for a refused action. Needs the noun "errors" in `ClientMessages`. */
export function RefusalNotice({ refusal, action }: { refusal: Refusal | null; action?: ReactNode }) {
  if (!refusal) return null;
  return (
    <Notice kind="error" action={action}>
      <ErrorText message={messageOfProblem(refusal)} />
    </Notice>
  );
}
