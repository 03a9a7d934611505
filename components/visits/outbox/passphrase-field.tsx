"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type PassphraseFieldProps = {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  onChange: (value: string) => void;
};

/** A passphrase of a file. The browser must not save it as a sign-in password. */
export function PassphraseField({ label, hint, error, value, onChange }: PassphraseFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} required>
      {(control) => (
        <Input
          {...control}
          type="password"
          autoComplete="off"
          maxLength={500}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
