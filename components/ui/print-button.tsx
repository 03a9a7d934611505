"use client";

import { Button, type ButtonVariant } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

export function PrintButton({ label, variant }: { label: string; variant?: ButtonVariant }) {
  return (
    <Button {...(variant && { variant })} onClick={() => window.print()}>
      <Icon name="print" />
      {label}
    </Button>
  );
}
