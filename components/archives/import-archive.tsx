"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { SendFile } from "@/components/reports/send-file";
import { isRecord } from "@/lib/json-guards";

/** A project from another installation, as a file. */
export function ImportArchive({ mostBytes }: { mostBytes: number }) {
  const t = useTranslations("archives.import");
  const router = useRouter();
  const opened = (answer: unknown) => {
    if (isRecord(answer) && typeof answer["projectId"] === "string") router.push(`/projects/${answer["projectId"]}`);
  };
  return (
    <section aria-labelledby="import" className="mt-10 grid max-w-measure gap-3 border-t border-line pt-5">
      <h2 id="import" className="font-medium">
        {t("title")}
      </h2>
      <SendFile
        address="/api/archives"
        accept=".zip,application/zip"
        mostBytes={mostBytes}
        words={{ hint: t("text"), choose: t("choose"), reading: t("sending") }}
        onSent={opened}
        leaves
      />
    </section>
  );
}
