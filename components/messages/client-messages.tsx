import type { ReactNode } from "react";
import { MessagesProvider } from "@/components/messages/messages-provider";
import type { MessagePart } from "@/lib/i18n/catalogues";
import { currentLocale, messagesFor } from "@/lib/i18n/server";
import { env } from "@/lib/env";

/**
 * Wrap what has client components in it, naming the nouns whose texts they show, or parts of them: `<ClientMessages
 * nouns={["visits.list", "errors"]}>`.
 */
export async function ClientMessages({ nouns, children }: { nouns: readonly MessagePart[]; children: ReactNode }) {
  return (
    <MessagesProvider locale={await currentLocale()} timeZone={env().TIME_ZONE} messages={await messagesFor(nouns)}>
      {children}
    </MessagesProvider>
  );
}
