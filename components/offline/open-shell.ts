import { notedLocale } from "@/components/messages/noted-locale";
import { shellMessages } from "@/components/offline/shell-messages";
import { offlineRoute } from "@/lib/offline/offline-route";
import type { OpenedShell } from "@/components/offline/shell-view";
import { keyHolder } from "@/lib/offline/device-key";
import { serverClock } from "@/lib/offline/server-clock";
import { Snapshots } from "@/lib/offline/snapshots";

/** Checks the address, and what this device stores for the account whose key it has. */
export async function openShell(): Promise<OpenedShell> {
  const locale = notedLocale();
  document.documentElement.lang = locale;
  const theme = /(?:^|; )theme=(light|dark)/.exec(document.cookie)?.[1];
  if (theme) document.documentElement.dataset["theme"] = theme;
  const [messages, userId] = await Promise.all([shellMessages(locale), keyHolder()]);
  const snapshots = userId ? await new Snapshots(userId).list().catch(() => []) : [];
  const [kept] = snapshots;
  if (kept) serverClock.guess(Date.now() + kept.ahead);
  return { locale, messages, userId, snapshots, place: offlineRoute(new URL(window.location.href)) };
}
