"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { RemoveDialog } from "@/components/attachments/remove-dialog";
import { useErrorText } from "@/components/form/error-text";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { removeAttachment } from "@/lib/attachments/actions";
import type { AttachmentItem } from "@/lib/attachments/types";

type RemoveButtonProps = { projectId: string; item: AttachmentItem; onChanged: () => void };

export function RemoveButton({ projectId, item, onChanged }: RemoveButtonProps) {
  const t = useTranslations("attachments");
  const sentence = useErrorText();
  const [asking, setAsking] = useState(false);
  const removal = useAction(removeAttachment);
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        aria-label={t("actions.remove", { name: item.fileName })}
        onClick={() => setAsking(true)}
      >
        <Icon name="trash" />
      </Button>
      {asking && (
        <RemoveDialog
          text={t("removeText", { name: item.fileName })}
          problem={removal.refusal && sentence(removal.refusal.key)}
          onCancel={() => setAsking(false)}
          onRemove={async () => {
            if (!(await removal.send({ projectId, attachmentId: item.id })).ok) return;
            setAsking(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}
