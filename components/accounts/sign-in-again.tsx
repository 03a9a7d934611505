"use client";

import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { CodeForm } from "@/components/accounts/code-form";
import { CredentialFields } from "@/components/accounts/credential-fields";
import { signInWith, type SignInRefusal } from "@/components/accounts/sign-in-with";
import { dropPendingSignOut, endSessionOrLater } from "@/components/accounts/sign-out";
import { schemaResolver } from "@/components/form/schema-resolver";
import { LateMessages } from "@/components/messages/late-messages";
import { SubmitButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { signInSchema } from "@/lib/accounts/schema";
import { askDeviceKey } from "@/lib/offline/device-key";

type SignInPlaceProps = {
  /** The person this page belongs to. Nobody else may continue with it. */
  userId: string;
  onClose: () => void;
  onSignedIn: () => void;
};
type Refused = SignInRefusal | "another" | "anotherStays" | "setupFirst";

/** Signs the same person in again without leaving the page, so that nothing typed is lost. */
export function SignInPlace(props: SignInPlaceProps) {
  return (
    <LateMessages nouns={["accounts", "errors", "frame", "offline"]}>
      <SignInDialog {...props} />
    </LateMessages>
  );
}

function SignInDialog({ userId, onClose, onSignedIn }: SignInPlaceProps) {
  const t = useTranslations("accounts");
  const words = useTranslations("offline.signIn");
  const frame = useTranslations("frame");
  const formId = useId();
  const codeFormId = useId();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [step, setStep] = useState<string | null>(null);
  const [proving, setProving] = useState(false);
  const { control, handleSubmit, formState, resetField } = useForm({
    resolver: schemaResolver(signInSchema),
    defaultValues: { accountName: "", password: "" },
  });

  const finish = async () => {
    const key = await askDeviceKey(userId);
    if (key === "refused") {
      // The page belongs to another person, so this new session is ended before it can do anything here.
      const ended = await endSessionOrLater();
      resetField("password");
      return setRefused(ended ? "another" : "anotherStays");
    }
    // Who has signed in is not known, so nothing may be said about it.
    if (key === "silent") return setRefused("unavailable");
    dropPendingSignOut();
    onSignedIn();
  };
  const submit = handleSubmit(async (credentials) => {
    setRefused(null);
    const answer = await signInWith(credentials);
    if (answer.done) return finish();
    if (!("next" in answer)) return setRefused(answer.refusal);
    if (answer.next.needs === "setup") return setRefused("setupFirst");
    setStep(answer.next.step);
  });

  return (
    <Dialog
      title={words("title")}
      description={words("text")}
      closeLabel={frame("close")}
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <SubmitButton
          form={step ? codeFormId : formId}
          variant="primary"
          pending={step ? proving : formState.isSubmitting}
        >
          {t("signIn.action")}
        </SubmitButton>
      }
    >
      {step && (
        <CodeForm
          id={codeFormId}
          step={step}
          onPending={setProving}
          onSignedIn={async () => {
            setStep(null);
            setProving(false);
            await finish();
          }}
        />
      )}
      <form
        id={formId}
        noValidate
        hidden={step !== null}
        className="grid gap-5"
        onSubmit={(event) => {
          // React events from a portal also bubble to the page's own form.
          event.stopPropagation();
          void submit(event);
        }}
      >
        {refused && (
          <Notice kind="error">
            {refused === "another" || refused === "anotherStays" || refused === "setupFirst"
              ? words(refused)
              : t(`signIn.${refused}`)}
          </Notice>
        )}
        <CredentialFields control={control} />
      </form>
    </Dialog>
  );
}
