"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { AttachmentGallery } from "@/components/attachments/attachment-gallery";
import type { AttachmentItem } from "@/lib/attachments/types";

type VisitAttachmentsProps = {
  projectId: string;
  items: AttachmentItem[];
  /** The entry that each attachment belongs to, in words, by its id. */
  labels: Record<string, string | null>;
  mayRemove: boolean;
  mayMark: boolean;
};

/** The attachments on a visit's page. */
export function VisitAttachments(props: VisitAttachmentsProps) {
  const t = useTranslations("attachments");
  const router = useRouter();
  return (
    <section aria-labelledby="attachments" className="mb-8">
      <h2 id="attachments" className="flex items-baseline gap-3 border-b border-edge pb-1 text-lg font-semibold">
        {t("title")}
        <span className="text-sm font-normal text-muted">{t("count", { count: props.items.length })}</span>
      </h2>
      <AttachmentGallery {...props} onChanged={() => router.refresh()} />
    </section>
  );
}
