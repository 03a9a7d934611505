"use client";

import { useState } from "react";
import { useWatch } from "react-hook-form";
import { LongOffer } from "@/components/visits/form/split-offer";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { handInLimits } from "@/lib/visits/limits";
import { longParts, splitLong } from "@/lib/visits/split-long";

/**
 * Offers to split an entry that is longer than may be handed in. The draft is saved meanwhile, as long as it is.
 */
export function LongEntry({ id }: { id: string }) {
  const { form, rows } = useVisitForm();
  const [later, setLater] = useState(false);
  const name = `entries.${id}.text` as const;
  const parts = useWatch({
    control: form.control,
    name,
    // Undefined for a moment after the row was removed.
    compute: (text: string | undefined) => longParts(text ?? "", handInLimits.entry),
  });
  if (parts.length === 0 || later) return null;
  const split = () => rows.splitEntry(id, splitLong(form.getValues(name), handInLimits.entry));
  return <LongOffer parts={parts} onSplit={split} onKeep={() => setLater(true)} />;
}
