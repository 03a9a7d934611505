"use client";

import { useTranslations } from "use-intl";
import type { ImportedDocument } from "@/components/imports/import-state";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { waitingIn } from "@/lib/imports/to-visit";

type DocumentListProps = {
  documents: readonly ImportedDocument[];
  current: string | null;
  onChoose: (id: string) => void;
  onRemove: (id: string) => void;
};

/** The documents of this import, each with its progress. */
export function DocumentList({ documents, current, onChoose, onRemove }: DocumentListProps) {
  const t = useTranslations("imports.documents");
  const stateOf = (document: ImportedDocument) => {
    if (document.state === "reading") return t("reading");
    if (document.state === "problem") return t("problem");
    if (document.state === "made") return t("made");
    const { length } = waitingIn(document.text, document.pieces);
    return length > 0 ? t("waiting", { count: length }) : t("ready");
  };
  return (
    <ul aria-label={t("title")} className="mb-4 flex flex-wrap gap-2">
      {documents.map((document) => (
        <li
          key={document.id}
          className={classNames(
            "flex max-w-full items-stretch rounded-md border",
            current === document.id ? "border-action bg-action-soft" : "border-line bg-surface",
          )}
        >
          <button
            type="button"
            aria-pressed={current === document.id}
            onClick={() => onChoose(document.id)}
            className="flex min-h-11 min-w-0 flex-wrap items-baseline gap-x-2 px-3 py-2 text-start"
          >
            <span className="min-w-0 break-all">{document.name}</span>
            <span className={classNames("text-sm", document.state === "problem" ? "text-vermilion" : "text-muted")}>
              {stateOf(document)}
            </span>
          </button>
          <button
            type="button"
            aria-label={t("remove", { name: document.name })}
            onClick={() => onRemove(document.id)}
            className="grid w-10 shrink-0 place-items-center text-muted hover:text-ink pointer-coarse:w-11"
          >
            <Icon name="close" className="size-4" />
          </button>
        </li>
      ))}
    </ul>
  );
}
