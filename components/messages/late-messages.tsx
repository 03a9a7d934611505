"use client";

import { useEffect, useState, type ReactNode } from "react";
import { IntlProvider, useLocale } from "use-intl";
import { noteMissingPart } from "@/components/ui/missing-part";
import { untilThere } from "@/lib/offline/until-there";
import type { Messages } from "@/lib/i18n/catalogues";

/** The nouns that rooms opened on demand speak. */
const catalogues = {
  "zh-CN": {
    accounts: () => import("@/lib/i18n/messages/zh-CN/accounts.json"),
    attachments: () => import("@/lib/i18n/messages/zh-CN/attachments.json"),
    errors: () => import("@/lib/i18n/messages/zh-CN/errors.json"),
    frame: () => import("@/lib/i18n/messages/zh-CN/frame.json"),
    offline: () => import("@/lib/i18n/messages/zh-CN/offline.json"),
  },
  en: {
    accounts: () => import("@/lib/i18n/messages/en/accounts.json"),
    attachments: () => import("@/lib/i18n/messages/en/attachments.json"),
    errors: () => import("@/lib/i18n/messages/en/errors.json"),
    frame: () => import("@/lib/i18n/messages/en/frame.json"),
    offline: () => import("@/lib/i18n/messages/en/offline.json"),
  },
} as const;
type LateNoun = keyof (typeof catalogues)["en"];

/** For a room that few open: its words come when it is opened, instead of with every page that could open it. */
export function LateMessages({ nouns, children }: { nouns: readonly LateNoun[]; children: ReactNode }) {
  const locale = useLocale();
  const [messages, setMessages] = useState<Messages | null>(null);
  const wanted = nouns.join();
  useEffect(() => {
    let gone = false;
    const load = async () => {
      const names = wanted.split(",") as LateNoun[]; // joined above
      const loaded = await Promise.all(
        names.map(async (noun) => [noun, (await catalogues[locale][noun]()).default] as const),
      );
      // The nouns that the room named; a missing one would show its key in every test.
      if (!gone) setMessages(Object.fromEntries(loaded) as unknown as Messages);
    };
    // Without a network and not kept on this device: the room opens when the words are there.
    void untilThere(load, noteMissingPart);
    return () => {
      gone = true;
    };
  }, [locale, wanted]);
  return messages && <IntlProvider {...{ locale, messages }}>{children}</IntlProvider>;
}
