"use client";

import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";

const keys = [
  ["j k", "move"],
  ["n", "next"],
  ["x", "select"],
  ["1–9", "digit"],
  ["-", "refuse"],
  ["/ Ctrl-K", "palette"],
  ["s", "similar"],
  ["u Ctrl-Z", "undo"],
  ["Shift-U Ctrl-Y", "redo"],
  ["Esc", "clear"],
  ["?", "help"],
] as const;

/** The keys of the desk, and what its numbers and signs mean. */
export function HelpSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("codebook.help");
  return (
    <Dialog title={t("title")} closeLabel={t("close")} open={open} onOpenChange={onOpenChange}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        {keys.map(([key, name]) => (
          <div key={name} className="contents">
            <dt className="flex flex-wrap items-start gap-1">
              {key.split(" ").map((one) => (
                <kbd key={one} className="rounded-sm border border-edge bg-sunken px-1.5 text-xs leading-5">
                  {one}
                </kbd>
              ))}
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-muted">{t("signs")}</p>
      <p className="text-sm text-muted">{t("numbers")}</p>
    </Dialog>
  );
}
