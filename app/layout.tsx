import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { earlyPressScript } from "@/components/frame/early-press-script";
import { EarlyPresses } from "@/components/frame/early-presses";
import { themeCookie, themeOf } from "@/lib/i18n/locale";
import { currentLocale, translator } from "@/lib/i18n/server";
import "./globals.css";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator();
  return {
    title: { default: t("frame.product"), template: `%s · ${t("frame.product")}` },
    description: t("frame.tagline"),
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** Of this page's content security policy. */
const nonce = async () => /'nonce-([^']+)'/.exec((await headers()).get("content-security-policy") ?? "")?.[1];

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <html lang={await currentLocale()} {...(theme !== "system" && { "data-theme": theme })}>
      <body>
        {/* The browser hides the nonce from scripts, so it differs from the server's when React compares. */}
        <script nonce={await nonce()} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: earlyPressScript }} />
        {children}
        <EarlyPresses />
      </body>
    </html>
  );
}
