import type { ReactNode } from "react";
import { Language, Theme } from "@/components/frame/top-controls";
import { translator } from "@/lib/i18n/server";

type DoorFrameProps = { title: string; lead?: string; footer?: ReactNode; children: ReactNode };

/** The frame of pages outside the workspace: signing in, setting a password, accepting an invitation. */
export async function DoorFrame({ title, lead, footer, children }: DoorFrameProps) {
  const t = await translator();
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr]">
      <header className="flex items-center justify-end gap-1.5 px-4 py-2">
        <Language />
        <Theme />
      </header>
      <main id="main" className="mx-auto w-full max-w-sm px-4 pt-[8vh] pb-12">
        <div className="flex items-center gap-3">
          {/* The seal of app/icon.svg. */}
          <img src="/icon.svg" alt="" width="48" height="48" />
          <div>
            <p className="font-song text-2xl leading-tight font-bold tracking-[0.2em]">{t("frame.product")}</p>
            <p className="text-sm text-muted">{t("frame.tagline")}</p>
          </div>
        </div>
        <h1 className="mt-8 text-xl font-semibold">{title}</h1>
        {lead && <p className="mt-1 text-muted">{lead}</p>}
        <div className="mt-5">{children}</div>
        {footer && <div className="mt-6 border-t border-line pt-4 text-sm text-muted">{footer}</div>}
      </main>
    </div>
  );
}
