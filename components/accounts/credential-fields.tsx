"use client";

import type { Control } from "react-hook-form";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/form/text-field";

type Credentials = { accountName: string; password: string };

/** Account name and password of somebody who has both. */
export function CredentialFields<Output>({ control }: { control: Control<Credentials, unknown, Output> }) {
  const t = useTranslations("accounts");
  return (
    <>
      <TextField
        control={control}
        name="accountName"
        label={t("accountName")}
        autoComplete="username"
        autoCapitalize="none"
        required
      />
      <TextField
        control={control}
        name="password"
        label={t("password")}
        type="password"
        autoComplete="current-password"
        required
      />
    </>
  );
}
