"use client";

import { FaultView, type FaultProps } from "@/components/frame/fault-view";
import { usePageLanguage } from "@/components/frame/page-language";
import "./globals.css";

/** Shown when the outermost layout itself fails, so it is a complete page. */
export default function HouseFault(props: FaultProps) {
  return (
    <html lang={usePageLanguage()}>
      <body>
        <main>
          <FaultView {...props} />
        </main>
      </body>
    </html>
  );
}
