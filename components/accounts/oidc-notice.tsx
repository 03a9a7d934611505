import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/server";

/** Why the way by the office's own service did not end in a session. */
export async function OidcNotice({ error, subject }: { error: unknown; subject: string | null }) {
  const t = await translator();
  if (subject !== null)
    return (
      <Notice kind="warning" className="mb-5" title={t("accounts.signIn.unknown")}>
        {t("accounts.signIn.unknownSubject")}
        <span className="mt-1 block font-mono break-all">{subject}</span>
      </Notice>
    );
  if (typeof error !== "string" || !/^(OAuth\w+|Callback|AccessDenied|Disabled)$/.test(error)) return null;
  const words = error === "OAuthSignin" ? "issuerAway" : error === "Disabled" ? "disabled" : "oidcFailed";
  return (
    <Notice kind="error" className="mb-5">
      {t(`accounts.signIn.${words}`)}
    </Notice>
  );
}
