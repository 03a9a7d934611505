"use client";

import { useEffect, useState } from "react";
import { carryOn } from "@/components/form/kept-typing";
import { usePageLanguage } from "@/components/frame/page-language";
import { Button } from "@/components/ui/button";
import { isMissingPart, missingPart } from "@/components/ui/missing-part";
import { Notice } from "@/components/ui/notice";
import en from "@/lib/i18n/messages/en/faults.json";
import zhCN from "@/lib/i18n/messages/zh-CN/faults.json";

/** True if the server answers: a part that it does not have is of a build that is gone. */
async function serverAnswers(): Promise<boolean> {
  return fetch("/api/health/live", { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Says that the page must be loaded again, where a part of its code is of a build that the server no longer has. */
export function OutdatedBar() {
  const words = usePageLanguage() === "en" ? en : zhCN;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const look = () => void serverAnswers().then((answers) => answers && setShown(true));
    const onRejection = ({ reason }: PromiseRejectionEvent) => isMissingPart(reason) && look();
    window.addEventListener(missingPart, look);
    window.addEventListener("unhandledrejection", onRejection);
    return () => {
      window.removeEventListener(missingPart, look);
      window.removeEventListener("unhandledrejection", onRejection);
    };
  }, []);
  if (!shown) return null;
  return (
    <div className="sticky top-14 z-30 bg-ground print:hidden">
      <Notice
        kind="warning"
        title={words.outdatedTitle}
        action={
          <Button size="sm" variant="primary" onClick={carryOn}>
            {words.carryOn}
          </Button>
        }
      >
        {words.outdatedText}
      </Notice>
    </div>
  );
}
