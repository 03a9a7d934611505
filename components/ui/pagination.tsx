import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";

type Step = { label: string; href?: string | undefined };

type PaginationProps = {
  label: string;
  /** The current position, in words: 第2页,共5页(312条). */
  position: ReactNode;
  previous: Step;
  next: Step;
  className?: string | undefined;
};

function StepLink({ step, rel, icon }: { step: Step; rel: "prev" | "next"; icon: IconName }) {
  const words = (
    <>
      {rel === "prev" && <Icon name={icon} className="-ms-1.5" />}
      {step.label}
      {rel === "next" && <Icon name={icon} className="-me-1.5" />}
    </>
  );
  if (step.href === undefined) {
    return (
      <span
        aria-disabled
        className={buttonClass({ size: "sm", className: "pointer-events-none border-line bg-sunken text-muted" })}
      >
        {words}
      </span>
    );
  }
  return (
    <Link href={step.href} rel={rel} className={buttonClass({ size: "sm" })}>
      {words}
    </Link>
  );
}

export function Pagination({ label, position, previous, next, className }: PaginationProps) {
  return (
    <nav aria-label={label} className={classNames("flex flex-wrap items-center justify-between gap-3 py-4", className)}>
      <StepLink step={previous} rel="prev" icon="chevron-left" />
      <span className="order-first basis-full text-center text-sm text-muted sm:order-none sm:basis-auto">
        {position}
      </span>
      <StepLink step={next} rel="next" icon="chevron-right" />
    </nav>
  );
}
