"use client";

import { useRef, useState, type RefObject } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { v7 as uuidv7 } from "uuid";
import { RecorderBox } from "@/components/attachments/recorder-box";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { noteMissingPart } from "@/components/ui/missing-part";
import { Notice } from "@/components/ui/notice";
import type { FileSender, StoredFile } from "@/lib/offline/file-sender";
import { loadRecorder, loadTakePhoto } from "@/lib/offline/late-files";
import { loadFileHash } from "@/lib/offline/late-hash";
import type { Recording } from "@/lib/offline/recorder";
import { FileRefused, FileRepeated, RecorderError } from "@/lib/offline/take-fault";
import type { TakeLimits } from "@/lib/offline/take-photo";

type AddButtonsProps = {
  sender: FileSender;
  projectId: string;
  visitId: string;
  entryId: string | null;
  limits: TakeLimits;
  /** What is known of the visit's files on the server. */
  stored: RefObject<readonly StoredFile[]>;
  lastEntry: () => string | null;
  onAdded: () => void;
};

const photoTypes = "image/jpeg,image/png,image/webp";
const fileTypes = ".pdf,.docx,.xlsx,.m4a,.mp3,.wav,.ogg,.webm,.mp4,audio/*,application/pdf";

export function AddButtons({
  sender,
  projectId,
  visitId,
  entryId,
  limits,
  stored,
  lastEntry,
  onAdded,
}: AddButtonsProps) {
  const t = useTranslations("attachments");
  const format = useFormatter();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<string[]>([]);
  const [recording, setRecording] = useState<Recording | null>(null);
  const [camera, photos, file] = [
    useRef<HTMLInputElement>(null),
    useRef<HTMLInputElement>(null),
    useRef<HTMLInputElement>(null),
  ];
  const moment = () => format.dateTime(new Date(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

  const reasonOf = (error: unknown): string | null => {
    if (error instanceof FileRepeated) return t("refused.repeated", { other: error.other });
    if (!(error instanceof FileRefused)) return null; // the panel reports the store's own errors
    const megabytes = error.fault === "tooLarge" ? limits.megabytes : 0;
    return t(`refused.${error.fault}`, { megabytes });
  };

  /** With the hash, needed when the file is complete. Null if there is no network, and it is not stored here. */
  const loaded = <Part,>(load: () => Promise<Part>) =>
    Promise.all([load(), loadFileHash()]).then(
      ([part]) => part,
      () => {
        noteMissingPart();
        setProblems([t("add.notLoaded")]);
        return null;
      },
    );

  const add = async (chosen: File[], fromCamera: boolean) => {
    if (chosen.length === 0) return;
    setBusy(true);
    setProblems([]);
    const taking = await loaded(loadTakePhoto);
    for (const each of chosen) {
      if (!taking) break;
      try {
        const taken = await taking.takeFile(each, limits);
        const now = Date.now();
        const fileName = (fromCamera ? t("names.photo", { time: moment() }) : each.name).slice(0, 255);
        await sender.add(
          {
            id: uuidv7(),
            projectId,
            visitId,
            entryId,
            kind: taken.kind,
            fileName,
            mediaType: taken.mediaType,
            byteSize: taken.bytes.size,
            pieces: [],
            sha256: "",
            durationSeconds: null,
            cues: [],
            preview: taken.preview,
            state: { at: "adding" },
            sent: 0,
            attempts: 0,
            retryAt: 0,
            createdAt: now,
            updatedAt: now,
          },
          taken.bytes,
          stored.current,
        );
        onAdded();
      } catch (error) {
        const reason = reasonOf(error);
        if (reason) setProblems((before) => [...before, `${each.name}：${reason}`]);
      }
    }
    setBusy(false);
  };

  const beginRecording = async () => {
    setProblems([]);
    const failed = (error: unknown) => {
      setProblems([t(error instanceof RecorderError ? `recorder.${error.fault}` : "recorder.stopped")]);
      setRecording(null);
    };
    const recorder = await loaded(loadRecorder);
    if (!recorder) return;
    const fileName = t("names.recording", { time: moment() });
    await recorder
      .record(sender, { projectId, visitId, entryId, fileName }, failed)
      .then((begun) => {
        setRecording(begun);
        onAdded();
      })
      .catch(failed);
  };

  const chooser = (
    input: React.RefObject<HTMLInputElement | null>,
    label: string,
    rest: { accept: string; multiple?: boolean; capture?: "environment" },
  ) => (
    <input
      ref={input}
      type="file"
      hidden
      aria-label={label}
      {...rest}
      onChange={(event) => {
        const chosen = [...(event.target.files ?? [])];
        event.target.value = "";
        void add(chosen, rest.capture !== undefined);
      }}
    />
  );

  return (
    <div className="mt-3">
      {chooser(camera, t("add.camera"), { accept: photoTypes, capture: "environment" })}
      {chooser(photos, t("add.photos"), { accept: photoTypes, multiple: true })}
      {chooser(file, t("add.file"), { accept: fileTypes, multiple: true })}
      <div className="flex flex-wrap gap-2">
        <Button pending={busy} onClick={() => camera.current?.click()} className="sm:hidden">
          {t("add.camera")}
        </Button>
        <Button pending={busy} onClick={() => photos.current?.click()}>
          <Icon name="plus" />
          {t("add.photos")}
        </Button>
        {!recording && (
          <Button onClick={() => void beginRecording()}>
            <span aria-hidden className="size-3 rounded-full bg-vermilion" />
            {t("add.record")}
          </Button>
        )}
        <Button pending={busy} onClick={() => file.current?.click()}>
          <Icon name="upload" />
          {t("add.file")}
        </Button>
      </div>
      <p className="mt-2 text-sm text-muted" role={busy ? "status" : undefined}>
        {busy ? t("add.adding") : t("add.accept")}
      </p>
      {recording && (
        <RecorderBox
          recording={recording}
          lastEntry={() => lastEntry() ?? entryId}
          onStopped={() => setRecording(null)}
        />
      )}
      {problems.length > 0 && (
        <Notice kind="error" className="mt-3">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
