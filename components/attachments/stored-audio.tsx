"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuidv7 } from "uuid";
import { AudioPlayer } from "@/components/attachments/audio-player";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { addCue, removeCue } from "@/lib/attachments/actions";
import { clockText, fileAddress } from "@/lib/attachments/addresses";
import type { AttachmentItem } from "@/lib/attachments/types";

type StoredAudioProps = { projectId: string; item: AttachmentItem; mayMark: boolean; onChanged: () => void };

/** A recording on the server with its marks. Whoever may add to the visit may add marks. */
export function StoredAudio({ projectId, item, mayMark, onChanged }: StoredAudioProps) {
  const t = useTranslations("attachments.player");
  const [seconds, setSeconds] = useState(0);
  const marking = useAction(addCue);
  const unmarking = useAction(removeCue);
  const mark = async () => {
    const cue = { id: uuidv7(), atSeconds: seconds, label: "", entryId: item.entryId };
    if ((await marking.send({ projectId, attachmentId: item.id, cue })).ok) onChanged();
  };
  const unmark = async (cueId: string) => {
    if ((await unmarking.send({ projectId, cueId })).ok) onChanged();
  };
  return (
    <div className="mt-2">
      <AudioPlayer
        src={fileAddress(projectId, item.id)}
        name={item.fileName}
        cues={item.cues}
        attachmentId={item.id}
        onSeconds={setSeconds}
        {...(mayMark && {
          markTool: (cue) => (
            <Button
              size="sm"
              variant="quiet"
              aria-label={t("removeMark", { time: clockText(cue.atSeconds) })}
              onClick={() => void unmark(cue.id)}
            >
              <Icon name="close" className="size-3.5" />
            </Button>
          ),
        })}
      />
      {mayMark && (
        <Button size="sm" className="mt-2" pending={marking.pending} onClick={() => void mark()}>
          {t("addMark")} {clockText(seconds)}
        </Button>
      )}
      <div className="mt-2 empty:hidden">
        <RefusalNotice refusal={marking.refusal ?? unmarking.refusal} />
      </div>
    </div>
  );
}
