"use server";
import { cookies } from "next/headers";
import * as z from "zod";
import { env } from "@/lib/env";
import { definePublicSetting } from "@/lib/gates/define-action";
import { localeCookie, locales } from "@/lib/i18n/locale";

export const setLocale = definePublicSetting(
  "i18n.setLocale",
  z.strictObject({ locale: z.enum(locales) }),
  async (input) => {
    (await cookies()).set(localeCookie, input.locale, {
      maxAge: 365 * 24 * 3600,
      path: "/",
      sameSite: "lax",
      httpOnly: true,
      secure: env().NEXTAUTH_URL?.startsWith("https://") ?? false,
    });
  },
);
