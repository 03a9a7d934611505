"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, type Dispatch } from "react";
import { useTranslations } from "use-intl";
import type { ImportChange, ImportedDocument } from "@/components/imports/import-state";
import { PersonalDialog } from "@/components/privacy/personal-dialog";
import { ActionBar } from "@/components/ui/action-bar";
import { Button, buttonClass } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { ImportPageData } from "@/lib/imports/loaders";
import type { FoundInDraft } from "@/lib/imports/personal";
import { waitingIn } from "@/lib/imports/to-visit";
import { withTyping } from "@/lib/offline/local-draft";
import { senderOf } from "@/lib/offline/sender";
import { redactVisit } from "@/lib/visits/personal-texts";
import { checkTyped } from "@/lib/visits/check-draft";
import type { DraftVisit } from "@/lib/visits/draft";

const mostEntries = 500;

type MakeDraftProps = {
  data: ImportPageData;
  document: ImportedDocument;
  draft: DraftVisit;
  /** Text in the draft that looks like personal data. */
  found: readonly FoundInDraft[];
  change: Dispatch<ImportChange>;
  /** True if this is the only document of the import: its draft is opened at once. */
  only: boolean;
  onStop: () => void;
};

/** Writes the draft to the device's own store and outbox, as if a person had typed it. */
export function MakeDraft({ data, document, draft, found, change, only, onStop }: MakeDraftProps) {
  const t = useTranslations("imports");
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const personalWords = useTranslations("privacy");
  const { id, text, pieces, redacted } = document;
  const waiting = waitingIn(text, pieces);
  const address = `/projects/${data.projectId}/visits/new?draft=${id}`;

  const placed = found.map(({ dimension, ...excerpt }) => ({
    ...excerpt,
    place: data.dimensions.find(({ key }) => key === dimension)?.label ?? t("basics.title"),
  }));

  const make = async (choice: "redacted" | "asIs" | null) => {
    setAsking(false);
    setFault(null);
    if (waiting.length > 0) return onStop();
    if (found.length > 0 && !redacted && choice === null) return setAsking(true);
    const typed = redacted || choice === "redacted" ? redactVisit(draft) : draft;
    const asWritten = choice === "asIs" ? found.map(({ words }) => words) : [];
    if (typed.entries.length > mostEntries)
      return setFault(t("make.tooManyEntries", { max: mostEntries, count: typed.entries.length }));
    setPending(true);
    const checked = checkTyped(typed, "draft");
    const siteName = data.sites.find((site) => site.id === typed.siteId)?.name ?? "";
    const typing = {
      id,
      projectId: data.projectId,
      siteName,
      baseVersion: 0,
      typed,
      content: checked.ok ? checked.content : null,
      asWritten,
      keeper: "import",
    };
    const sender = senderOf(data.me);
    try {
      // A person may have edited an existing draft since it was made.
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
    <>
      <PersonalDialog
        found={asking ? placed : null}
        asIs={personalWords("dialog.draftAsIs")}
        onRedactAll={() => void make("redacted")}
        onAsIs={() => void make("asIs")}
        onBack={() => setAsking(false)}
      />
      <ActionBar className="flex-wrap">
        <div className="min-w-0 flex-1 basis-40 text-sm">
          {fault ? (
            <FieldError id={`${id}-fault`}>{fault}</FieldError>
          ) : waiting.length > 0 ? (
            t("documents.waiting", { count: waiting.length })
          ) : (
            t("documents.ready")
          )}
        </div>
        {document.state === "made" ? (
          <Link href={address} className={buttonClass({ variant: "primary" })}>
            {t("make.open")}
          </Link>
        ) : (
          <Button variant="primary" pending={pending} onClick={() => void make(null)}>
            {t("make.action")}
          </Button>
        )}
      </ActionBar>
    </>
  );
}
