import type { AttachmentItem } from "@/lib/attachments/types";
import { translator } from "@/lib/i18n/server";

const shownCharacters = 24;

/** What a label needs of a dimension of the visit. */
interface LabelledDimension {
  label: string;
  entries: readonly { id: string; text: string }[];
}

/** The entry that each attachment belongs to, in words: its place in the visit and its first words. */
export async function attachmentLabels(
  dimensions: readonly LabelledDimension[],
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
