"use client";

import { memo } from "react";
import type { UseFormReturn } from "react-hook-form";
import { LateAttachments } from "@/components/attachments/late-attachments";
import type { VisitFormValues } from "@/components/visits/form/form-values";
import { useSaving } from "@/components/visits/form/saving-context";
import { useEntryChoices } from "@/components/visits/form/use-entry-choices";
import type { VisitFormData } from "@/lib/visits/types";

/** For projects that this device stored before their limits were part of the data. */
const defaultLimits = { photoLongEdge: 2560, megabytes: 25, audioMegabytes: 200 };

const Panel = memo(LateAttachments);

type FormAttachmentsProps = {
  data: VisitFormData;
  form: UseFormReturn<VisitFormValues>;
  readOnly: boolean;
  onAdded: () => void;
};

export function FormAttachments({ data, form, readOnly, onAdded }: FormAttachmentsProps) {
  const { place, ready, draft } = useSaving();
  const entries = useEntryChoices(form, data);
  if (!place || !ready) return null;
  return (
    <Panel
      userId={data.me.id}
      projectId={data.project.id}
      visitId={place.id}
      readOnly={readOnly}
      atServer={data.visit !== null || (draft?.baseVersion ?? 0) > 0}
      limits={data.fileLimits ?? defaultLimits}
      entries={entries}
      onAdded={onAdded}
    />
  );
}
