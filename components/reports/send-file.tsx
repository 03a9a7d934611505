"use client";

import { useId, useState } from "react";
import { FileButton } from "@/components/form/file-button";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { refusalIn, unavailable } from "@/components/form/refusal-in";
import { Icon } from "@/components/ui/icon";
import type { Refusal } from "@/lib/errors";

type SendFileProps = {
  /** Of the route that takes the file as its body, and its name in the query. */
  address: string;
  accept: string;
  mostBytes: number;
  words: { hint: string; choose: string; reading: string };
  onSent: (answer: unknown) => void;
  /** The page is left when the file was read. */
  leaves?: boolean;
};

/** A button that sends one file. */
export function SendFile({ address, accept, mostBytes, words, onSent, leaves = false }: SendFileProps) {
  const hint = useId();
  const [reading, setReading] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (file: File) => {
    setRefusal(null);
    if (file.size > mostBytes)
      return setRefusal({
        code: "too_large",
        key: "errors.body.tooLarge",
        values: { megabytes: Math.floor(mostBytes / 1_048_576) },
      });
    setReading(true);
    const answer = await fetch(`${address}?name=${encodeURIComponent(file.name)}`, {
      method: "POST",
      body: file,
    }).catch(() => null);
    if (!answer?.ok) {
      setReading(false);
      return setRefusal(answer ? await refusalIn(answer) : unavailable);
    }
    if (!leaves) setReading(false);
    onSent(await answer.json());
  };
  return (
    <div className="flex max-w-3xl flex-col items-start gap-2">
      <p id={hint} className="text-muted">
        {words.hint}
      </p>
      <FileButton accept={accept} disabled={reading} describedBy={hint} onFiles={([file]) => void send(file)}>
        <Icon name="upload" />
        {words.choose}
      </FileButton>
      <p role="status" className="text-muted empty:hidden">
        {reading && words.reading}
      </p>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
