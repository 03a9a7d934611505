"use client";

import { RefusalNotice } from "@/components/form/refusal-notice";
import { LateMessages } from "@/components/messages/late-messages";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import type { Refusal } from "@/lib/errors";

type NotReadProps = {
  /** Why a door did not answer with data (`readDoor`); null while nothing is wrong. */
  refusal: Refusal | null;
  /** Without a network or a server, for example 没有读到，请检查网络。 */
  failed: string;
  again?: { label: string; onAgain: () => void };
  className?: string;
};

/**
 * Says why something was not read. Only where no answer came it is the network: a session that has ended, or a project
 * that is no longer one's own, has its own sentence and its own way on.
 */
export function NotRead({ refusal, failed, again, className }: NotReadProps) {
  if (!refusal) return null;
  const button = again && (
    <Button size="sm" onClick={again.onAgain}>
      {again.label}
    </Button>
  );
  return (
    <div className={classNames("print:hidden", className)}>
      {refusal.code === "unavailable" ? (
        <Notice kind="warning" action={button}>
          {failed}
        </Notice>
      ) : (
        <LateMessages nouns={["errors"]}>
          <RefusalNotice refusal={refusal} action={button} />
        </LateMessages>
      )}
    </div>
  );
}
