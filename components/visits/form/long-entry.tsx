"use client";

import { memo, useState } from "react";
import { LongOffer } from "@/components/visits/form/split-offer";
import { useRowText } from "@/components/visits/form/use-row-text";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { handInLimits } from "@/lib/visits/limits";
import { longParts, splitLong } from "@/lib/visits/split-long";

/**
 * Offers to split an entry that is longer than may be handed in. The draft is saved meanwhile, as long as it is.
 */
export const LongEntry = memo(function LongEntry({ id }: { id: string }) {
  const { form, rows } = useVisitForm();
  const [later, setLater] = useState(false);
  const name = `entries.${id}.text` as const;
  const tooLong = useRowText([`entries.${id}`], () => {
    // Undefined for a moment after the row was removed.
    const text: string | undefined = form.getValues(name);
    return text !== undefined && longParts(text, handInLimits.entry).length > 0 ? text : "";
  });
  if (tooLong === "" || later) return null;
  const split = () => rows.splitEntry(id, splitLong(form.getValues(name), handInLimits.entry));
  return <LongOffer parts={longParts(tooLong, handInLimits.entry)} onSplit={split} onKeep={() => setLater(true)} />;
});
