"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/form/error-text";
import { AudioPlayer } from "@/components/attachments/audio-player";
import { FileFacts } from "@/components/attachments/file-facts";
import { PhotoViewer } from "@/components/attachments/photo-viewer";
import { RemoveDialog } from "@/components/attachments/remove-dialog";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { FileSender, FilesView } from "@/lib/offline/file-sender";
import type { LocalFile } from "@/lib/offline/local-file";

type LocalFileRowProps = { file: LocalFile; sender: FileSender; view: FilesView; entryLabel: string | null };

function useStateWords(file: LocalFile, view: FilesView): string {
  const t = useTranslations("attachments");
  const { at } = file.state;
  if (at !== "waiting") return t(`state.${at}`);
  const { progress } = view;
  if (progress?.id === file.id)
    return t("state.sending", { percent: Math.floor((100 * progress.sent) / Math.max(1, file.byteSize)) });
  return file.attempts > 0 ? t("state.later") : t("state.waiting");
}

/** A file on this device: its progress, why it was refused, a preview, and its removal. */
export function LocalFileRow({ file, sender, view, entryLabel }: LocalFileRowProps) {
  const t = useTranslations("attachments");
  const sentence = useErrorText();
  const state = useStateWords(file, view);
  const [shown, setShown] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => (shown ? () => URL.revokeObjectURL(shown) : undefined), [shown]);

  const here = file.state.at === "waiting" || file.state.at === "refused";
  const refused = file.state.at === "refused" ? file.state : null;
  const show = async () => setShown(URL.createObjectURL(await sender.blobOf(file)));
  const reason =
    refused &&
    sentence(
      refused.values
        ? `${refused.key}?${new URLSearchParams(Object.entries(refused.values).map(([name, value]) => [name, String(value)]))}`
        : refused.key,
    );
  return (
    <li
      data-file-state={file.state.at}
      data-file-id={file.id}
      data-file-sha256={file.sha256}
      aria-label={file.fileName}
      className="flex flex-wrap items-center gap-3 rounded-md border border-line bg-surface p-2"
    >
      {file.preview ? (
        // eslint-plugin-next is not in use here: the picture is a few hundred bytes in the row itself.
        <img src={file.preview} alt="" className="size-12 shrink-0 rounded-sm object-cover" />
      ) : (
        <span aria-hidden className="grid size-12 shrink-0 place-items-center rounded-sm bg-sunken text-muted">
          <Icon name={file.kind === "audio" ? "clock" : "report"} />
        </span>
      )}
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-medium">{file.fileName}</p>
        <p className="text-sm text-muted">
          <FileFacts {...file} entryLabel={entryLabel} />
        </p>
        <p
          className={classNames(
            "text-sm",
            refused ? "text-vermilion" : file.state.at === "uploaded" ? "text-green" : "text-action",
          )}
        >
          {state}
          {reason && `：${reason}`}
        </p>
      </div>
      <div className="flex gap-1">
        {here && file.kind !== "document" && (
          <Button
            size="sm"
            aria-label={t(file.kind === "photo" ? "actions.view" : "actions.play", { name: file.fileName })}
            onClick={() => void show()}
          >
            <Icon name={file.kind === "photo" ? "search" : "chevron-right"} />
          </Button>
        )}
        {refused && (
          <Button size="sm" onClick={() => void sender.retry(file.id)}>
            {t("actions.retry")}
          </Button>
        )}
        {here && (
          <Button
            size="sm"
            variant="quiet"
            aria-label={t("actions.remove", { name: file.fileName })}
            onClick={() => setAsking(true)}
          >
            <Icon name="trash" />
          </Button>
        )}
      </div>
      {shown && file.kind === "audio" && (
        <div className="basis-full">
          <AudioPlayer src={shown} name={file.fileName} cues={file.cues} />
        </div>
      )}
      {shown && file.kind === "photo" && (
        <PhotoViewer
          photos={[{ id: file.id, src: shown, name: file.fileName }]}
          at={0}
          onMove={() => {}}
          onClose={() => setShown(null)}
        />
      )}
      {asking && (
        <RemoveDialog
          text={t("removeLocalText", { name: file.fileName })}
          onCancel={() => setAsking(false)}
          onRemove={async () => {
            await sender.remove(file.id);
            setAsking(false);
          }}
        />
      )}
    </li>
  );
}
