"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FactorOff } from "@/components/accounts/factor/factor-off";
import { FactorOn } from "@/components/accounts/factor/factor-on";
import { RecoveryCodes } from "@/components/accounts/factor/recovery-codes";

/** The person's own second factor: switched on with the password, changed with password and code. */
export function FactorPanel({ accountName, on }: { accountName: string; on: boolean }) {
  const router = useRouter();
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes)
    return (
      <RecoveryCodes
        codes={codes}
        onKept={() => {
          setCodes(null);
          router.refresh();
        }}
      />
    );
  return on ? (
    <FactorOn accountName={accountName} onCodes={setCodes} />
  ) : (
    <FactorOff accountName={accountName} onCodes={setCodes} />
  );
}
