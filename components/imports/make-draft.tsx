"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, type Dispatch } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuidv7 } from "uuid";
import type { DeskChange, DeskDocument } from "@/components/imports/desk-state";
import { ActionBar } from "@/components/ui/action-bar";
import { Button, buttonClass } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { ImportPageData } from "@/lib/imports/loaders";
import { visitOf, waitingIn } from "@/lib/imports/to-visit";
import type { Found, FoundReading } from "@/lib/imports/types";
import { withTyping } from "@/lib/offline/local-draft";
import { senderOf } from "@/lib/offline/sender";
import { checkTyped } from "@/lib/visits/check-typed";

const mostEntries = 500;

type MakeDraftProps = {
  data: ImportPageData;
  document: DeskDocument;
  figures: readonly Found<FoundReading>[];
  change: Dispatch<DeskChange>;
  /** The only document on the desk: its draft is opened at once. */
  only: boolean;
  onStop: () => void;
};

/** The draft goes to the device's own store and outbox, as if a person had typed it. */
export function MakeDraft({ data, document, figures, change, only, onStop }: MakeDraftProps) {
  const t = useTranslations("imports");
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { id, text, pieces, facts, basics } = document;
  const waiting = waitingIn(text, pieces);
  const address = `/projects/${data.projectId}/visits/new?draft=${id}`;

  const make = async () => {
    setFault(null);
    if (waiting.length > 0) return onStop();
    const readings = figures.filter(({ start }) => !document.dropped.has(start));
    const typed = visitOf({ text, pieces, facts, basics, readings, me: data.me, makeId: uuidv7 });
    if (typed.entries.length > mostEntries) return setFault(t("make.tooManyEntries", { max: mostEntries, count: typed.entries.length }));
    setPending(true);
    const checked = checkTyped(typed, "draft");
    const siteName = data.sites.find((site) => site.id === typed.siteId)?.name ?? "";
    const typing = { id, projectId: data.projectId, siteName, baseVersion: 0, typed, content: checked.ok ? checked.content : null, keeper: "import" };
    const sender = senderOf(data.me);
    try {
      // One that is there already may have been gone over by hand since.
      await sender.change(id, (draft) => (draft ? undefined : withTyping(undefined, typing, Date.now())));
    } catch {
      setPending(false);
      return setFault(t("make.fault"));
    }
    sender.wake();
    change({ kind: "made", id });
    if (only) router.push(address);
    else setPending(false);
  };

  return (
    <ActionBar className="flex-wrap">
      <div className="min-w-0 flex-1 basis-40 text-sm">
        {fault ? <FieldError id={`${id}-fault`}>{fault}</FieldError> : waiting.length > 0 ? t("documents.waiting", { count: waiting.length }) : t("documents.ready")}
      </div>
      {document.state === "made" ? (
        <Link href={address} className={buttonClass({ variant: "primary" })}>
          {t("make.open")}
        </Link>
      ) : (
        <Button variant="primary" pending={pending} onClick={() => void make()}>
          {t("make.action")}
        </Button>
      )}
    </ActionBar>
  );
}
