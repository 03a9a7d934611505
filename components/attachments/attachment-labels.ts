import type { AttachmentItem } from "@/lib/attachments/types";
import { translator } from "@/lib/i18n/server";
import type { DetailDimension } from "@/lib/visits/types";

const shownCharacters = 24;

/** The entry that each attachment hangs on, in words: its place in the visit and how it begins. */
export async function attachmentLabels(
  dimensions: readonly DetailDimension[],
  items: readonly AttachmentItem[],
): Promise<Record<string, string | null>> {
  const t = await translator();
  const labels = new Map(
    dimensions.flatMap(({ label, entries }) =>
      entries.map(
        ({ id, text }, index) =>
          [
            id,
            t("attachments.entryOption", {
              dimension: label,
              number: index + 1,
              text: [...text].slice(0, shownCharacters).join(""),
            }),
          ] as const,
      ),
    ),
  );
  return Object.fromEntries(
    items.map(({ id, entryId }) => [id, entryId === null ? null : (labels.get(entryId) ?? null)]),
  );
}
