"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import type { Messages } from "@/lib/i18n/catalogues";
import type { Locale } from "@/lib/i18n/locale";

type MessagesProviderProps = { locale: Locale; timeZone: string; messages: Partial<Messages>; children: ReactNode };

/** Hands the catalogues that a page's client components use to them; made by `ClientMessages`. */
export function MessagesProvider({ locale, timeZone, messages, children }: MessagesProviderProps) {
  return (
    <IntlProvider locale={locale} timeZone={timeZone} messages={messages as Messages}>
      {/* A page names the nouns it needs; a missing one shows its key in every test. */}
      {children}
    </IntlProvider>
  );
}
