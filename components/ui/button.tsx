import { useId, type ComponentProps, type MouseEvent } from "react";
import { classNames } from "@/components/ui/class-names";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md";

type ButtonLook = { variant?: ButtonVariant; size?: ButtonSize; className?: string | undefined };

const variants: Record<ButtonVariant, string> = {
  primary: "border-action bg-action text-on-action hover:border-action-hover hover:bg-action-hover",
  secondary: "border-edge bg-surface text-ink hover:border-action hover:text-action",
  quiet: "border-transparent bg-transparent text-action hover:bg-action-soft",
  danger:
    "border-vermilion bg-surface text-vermilion hover:bg-vermilion hover:text-on-vermilion active:bg-vermilion-hover",
};

const sizes: Record<ButtonSize, string> = {
  sm: "min-h-8 gap-1.5 px-3 text-sm",
  md: "min-h-10 gap-2 px-4 text-base",
};

/** The look of a button, for a link: `<Link className={buttonClass({ variant: "primary" })}>`. */
export function buttonClass({ variant = "secondary", size = "md", className }: ButtonLook = {}): string {
  return classNames(
    "relative inline-flex items-center justify-center overflow-hidden rounded-md border font-medium leading-tight",
    "text-center no-underline transition-colors select-none pointer-coarse:min-h-11 pointer-coarse:min-w-11 print:hidden",
    "disabled:border-line disabled:bg-sunken disabled:text-muted",
    sizes[size],
    variants[variant],
    className,
  );
}

/**
 * Why a button cannot be pressed now. "opening": until the page is ready. "end": of a list, or nothing is left to undo,
 * as its place shows. "said": its own words, or a sentence that is shown with it, say why. Else the sentence, which
 * stands beside it then.
 */
type Off = "opening" | "end" | "said" | { why: string };

type ButtonProps = Omit<ComponentProps<"button">, "className" | "type" | "disabled"> &
  ButtonLook & {
    /** Work is running: presses are ignored, focus and width stay as they are. */
    pending?: boolean;
    off?: Off | false | undefined;
  };

/** A button that does something on this page. It never submits a form: that is `SubmitButton`. */
export function Button({ onClick, ...rest }: ButtonProps) {
  return <PressedButton {...rest} type="button" onClick={rest.pending ? undefined : onClick} />;
}

/**
 * The button that submits its form. It is a separate component, so that React never turns a pressed button into it: the
 * browser would then submit the form during the click.
 */
export function SubmitButton({ onClick, ...rest }: ButtonProps) {
  const ignore = (event: MouseEvent<HTMLButtonElement>) => event.preventDefault();
  return <PressedButton {...rest} type="submit" onClick={rest.pending ? ignore : onClick} />;
}

type PressedButtonProps = ButtonProps & { type: "button" | "submit" };

function PressedButton({ variant, size, className, pending = false, off, children, ...rest }: PressedButtonProps) {
  const whyId = useId();
  const why = typeof off === "object" ? off.why : null;
  const button = (
    <button
      {...rest}
      disabled={Boolean(off)}
      aria-describedby={why === null ? rest["aria-describedby"] : whyId}
      // Not `disabled`, which would lose the focus.
      aria-disabled={pending || rest["aria-disabled"]}
      aria-busy={pending || undefined}
      className={buttonClass({
        ...(variant && { variant }),
        ...(size && { size }),
        className: classNames(pending && "cursor-progress", className),
      })}
    >
      {children}
      {pending && (
        <span aria-hidden className="absolute inset-x-0 bottom-0 h-0.5 overflow-hidden">
          <span className="block h-full w-1/3 animate-pending bg-current motion-reduce:w-full" />
        </span>
      )}
    </button>
  );
  if (why === null) return button;
  return (
    <>
      {button}
      <span id={whyId} className="self-center text-sm text-muted">
        {why}
      </span>
    </>
  );
}
