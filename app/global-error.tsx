"use client";

import { FaultView, usePageLanguage, type FaultProps } from "@/components/frame/fault-view";
import "./globals.css";

/** Where the outermost layout itself broke: a page of its own. */
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
