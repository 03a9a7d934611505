"use client";

import { useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { QrCode } from "@/components/ui/qr-code";
import type { OneTimeLink } from "@/lib/auth/one-time-token";

/** A link that is shown only once, to copy or to scan from the screen. */
export function OneTimeLinkView({ link }: { link: OneTimeLink }) {
  const t = useTranslations("accounts.link");
  const format = useFormatter();
  const box = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const address = `${window.location.origin}${link.path}`;

  const copy = async () => {
    box.current?.select();
    // The clipboard API exists only on https and localhost. Elsewhere the selected text is copied with the older
    // command.
    const done = navigator.clipboard
      ? await navigator.clipboard.writeText(address).then(
          () => true,
          () => false,
        )
      : document.execCommand("copy");
    setCopied(done);
  };

  return (
    <div className="flex flex-col gap-4">
      <Notice>
        {t("once", { day: format.dateTime(new Date(link.lastDay), { dateStyle: "long", timeZone: "UTC" }) })}
      </Notice>
      <div className="flex flex-wrap items-end gap-2">
        <Field label={t("address")} className="min-w-0 grow basis-56">
          {(field) => (
            <Input {...field} ref={box} readOnly value={address} onFocus={(event) => event.target.select()} />
          )}
        </Field>
        <Button onClick={() => void copy()}>{copied ? t("copied") : t("copy")}</Button>
      </div>
      <figure className="flex flex-wrap items-center gap-4">
        <QrCode text={address} label={t("qr")} />
        <figcaption className="max-w-60 text-sm text-muted">{t("qrHint")}</figcaption>
      </figure>
    </div>
  );
}
