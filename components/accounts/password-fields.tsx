"use client";

import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/form/text-field";
import { passwordLength } from "@/lib/auth/password-rules";

type Pair = FieldValues & { password: string; repeat: string };

/** A new password, typed twice. */
export function PasswordFields<Values extends Pair, Output>({
  control,
}: {
  control: Control<Values, unknown, Output>;
}) {
  const t = useTranslations("accounts");
  const field = (name: keyof Pair & string) => ({
    control,
    name: name as FieldPath<Values>, // Values extends Pair, so both names are paths of it
    type: "password",
    autoComplete: "new-password",
    required: true,
  });
  return (
    <>
      <TextField {...field("password")} label={t("newPassword")} hint={t("passwordHint", passwordLength)} />
      <TextField {...field("repeat")} label={t("repeatPassword")} />
    </>
  );
}
