import { classNames } from "@/components/ui/class-names";

type LanguageSwitchProps = {
  /** A server action that receives `locale` and sets the cookie. */
  action: (data: FormData) => void | Promise<void>;
  /** The accessible name of the form: 语言. */
  label: string;
  current: string;
  /** Each language under its own name: { value: "zh-CN", name: "中文" }. */
  locales: readonly { value: string; name: string }[];
};

/** Works without script: one submit button for each language. */
export function LanguageSwitch({ action, label, current, locales }: LanguageSwitchProps) {
  return (
    <form action={action} aria-label={label} className="flex">
      {locales.map((locale) => (
        <button
          key={locale.value}
          type="submit"
          name="locale"
          value={locale.value}
          lang={locale.value}
          aria-pressed={locale.value === current}
          className={classNames(
            "min-h-10 min-w-9 rounded-md px-1.5 text-sm hover:bg-sunken pointer-coarse:min-h-11 pointer-coarse:min-w-11",
            locale.value === current ? "font-semibold underline decoration-2 underline-offset-6" : "text-muted",
          )}
        >
          {locale.name}
        </button>
      ))}
    </form>
  );
}
