"use client";

import { FaultView, usePageLanguage, type FaultProps } from "@/components/frame/fault-view";
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
