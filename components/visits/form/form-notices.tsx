"use client";

import Link from "next/link";
import { useEffect, useState, type ReactNode } from "react";
import { useFormState } from "react-hook-form";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/form/error-text";
import { Button, buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useKeptFault } from "@/components/visits/form/kept-signal";
import { useSaving } from "@/components/visits/form/saving-context";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { NoSitesNotice } from "@/components/visits/form/no-sites-notice";
import { SpaceNote } from "@/components/visits/form/space-note";
import { HeldSentence } from "@/components/visits/outbox/held-sentence";
import { SignedOutNotice } from "@/components/visits/outbox/signed-out-notice";
import { heldBack } from "@/lib/offline/held";
import { isUnsent } from "@/lib/offline/local-draft";
import type { VisitFormData } from "@/lib/visits/types";

/**
 * Asks the browser once to keep this device's data permanently, and shows why while the browser may be asking the
 * person.
 */
function PersistNote({ wanted }: { wanted: boolean }) {
  const t = useTranslations("visits");
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (!wanted || !navigator.storage?.persist) return;
    let gone = false;
    void navigator.storage.persisted().then(async (already) => {
      if (already || gone) return;
      setAsking(true);
      await navigator.storage.persist().catch(() => false);
      if (!gone) setAsking(false);
    });
    return () => {
      gone = true;
    };
  }, [wanted]);
  return asking ? <Notice className="mb-4">{t("form.persistReason")}</Notice> : null;
}

/** Everything that keeps this text from reaching the server, each with what to do about it. */
export function FormNotices({ data }: { data: VisitFormData }) {
  const { place, id, kept, draft, view } = useSaving();
  const onRetry = () => void place?.sender.retry(id);
  const t = useTranslations("visits");
  const sentence = useErrorText();
  const { form, goTo } = useVisitForm();
  // After a try to hand in, the form lists the same problems itself.
  const { submitCount } = useFormState({ control: form.control });
  const fault = useKeptFault(kept);
  const others = view.drafts.filter(
    (each) => each.id !== id && each.projectId === data.project.id && each.baseVersion === 0 && isUnsent(each),
  );
  const held = draft ? heldBack(draft, view) : null;
  const linkTo = (path: string, children: ReactNode) => (
    <button
      type="button"
      onClick={() => goTo(path)}
      className="text-start text-action underline pointer-coarse:min-h-11"
    >
      {children}
    </button>
  );
  const movedOn = draft && isUnsent(draft) && data.visit && data.visit.version > draft.baseVersion;
  return (
    <>
      {data.mayWrite && <NoSitesNotice data={data} />}
      {!data.mayWrite && (
        <Notice
          kind="warning"
          className="mb-4"
          action={
            <Link href={`/projects/${data.project.id}/visits/${id}`} className={buttonClass()}>
              {t("form.submitted.open")}
            </Link>
          }
        >
          {t("form.readOnly")}
        </Notice>
      )}
      {fault && (
        <Notice kind="error" className="mb-4" title={t("form.fault.title")}>
          {t(`form.fault.${fault}`)}
        </Notice>
      )}
      {view.halt === "signedOut" && place && <SignedOutNotice sender={place.sender} />}
      {view.unreachable && view.online && draft && isUnsent(draft) && (
        <Notice kind="warning" className="mb-4">
          {t("form.unreachable")}
        </Notice>
      )}
      {view.halt === "outdated" && (
        <Notice kind="warning" className="mb-4">
          {t("form.outdated")}
        </Notice>
      )}
      {held?.why === "forbidden" && (
        <Notice
          kind="error"
          className="mb-4"
          title={t("form.forbidden")}
          action={<Button onClick={onRetry}>{t("outbox.retry")}</Button>}
        >
          {sentence(held.key)}
        </Notice>
      )}
      {draft && held?.why === "invalid" && submitCount === 0 && (
        <Notice kind="error" className="mb-4">
          <HeldSentence held={held} typed={draft.typed} linkTo={linkTo} />
        </Notice>
      )}
      {draft && held?.why === "failed" && (
        <Notice kind="warning" className="mb-4" action={<Button onClick={onRetry}>{t("outbox.retry")}</Button>}>
          <HeldSentence held={held} typed={draft.typed} linkTo={linkTo} />
        </Notice>
      )}
      {movedOn && (
        <Notice kind="warning" className="mb-4">
          {t("form.movedOn")}
        </Notice>
      )}
      {data.visit === null && !draft && others[0] && (
        <Notice
          className="mb-4"
          action={
            <Link href={`/projects/${data.project.id}/outbox`} className={buttonClass()}>
              {t("form.othersAction")}
            </Link>
          }
        >
          {t("form.others", { count: others.length })}
        </Notice>
      )}
      <SpaceNote baseVersion={draft?.baseVersion ?? 0} />
      <PersistNote wanted={draft !== undefined} />
    </>
  );
}
