"use client";

import { useId, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";

/** The filter of the list; on a phone, where the entry needs the room, it is opened by a press. */
export function FilterFold({ children, set }: { children: ReactNode; set: boolean }) {
  const t = useTranslations("codebook.filter");
  const id = useId();
  const [open, setOpen] = useState(set);
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex min-h-11 items-center gap-2 font-medium sm:hidden print:hidden"
      >
        <Icon name="chevron-right" className={`text-muted ${open ? "rotate-90" : ""}`} />
        {t("open")}
      </button>
      <div id={id} className={open ? undefined : "max-sm:hidden"}>
        {children}
      </div>
    </>
  );
}
