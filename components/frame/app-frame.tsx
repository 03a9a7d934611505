import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { MoreSheet } from "@/components/frame/more-sheet";
import { NavLink, type NavItem } from "@/components/frame/nav-link";
import { OutdatedBar } from "@/components/frame/outdated-bar";

export type FrameLabels = {
  skip: string;
  /** Names of the rail, of its second group, and of the phone's bottom bar. */
  mainNav: string;
  secondNav: string;
  phoneNav: string;
  more: string;
  close: string;
};

type AppFrameProps = {
  /** The signed-in person; absent where nobody is known. What was typed is kept for this person only. */
  userId?: string | undefined;
  brand: { href: string; name: string };
  labels: FrameLabels;
  /** Without items the frame has no rail and no bottom bar: on the list of projects and the account page. */
  nav?: readonly NavItem[];
  secondNav?: readonly NavItem[];
  /** At most three. The others are in the sheet behind 更多. */
  phoneNav?: readonly NavItem[];
  projectSwitcher?: ReactNode;
  syncBadge?: ReactNode;
  language?: ReactNode;
  theme?: ReactNode;
  account?: ReactNode;
  /** A small line at the bottom of the rail. */
  note?: ReactNode;
  children: ReactNode;
};

function Brand({ href, name, className }: { href: string; name: string; className?: string }) {
  return (
    <Link
      href={href}
      className={classNames("font-song text-xl leading-none font-bold tracking-[0.15em] no-underline", className)}
    >
      {name}
    </Link>
  );
}

function NavList({ items, label, className }: { items: readonly NavItem[]; label?: string; className?: string }) {
  return (
    <ul aria-label={label} className={classNames("flex flex-col gap-0.5", className)}>
      {items.map((item) => (
        <li key={item.href}>
          <NavLink item={item} place="rail" />
        </li>
      ))}
    </ul>
  );
}

export function AppFrame(props: AppFrameProps) {
  const { brand, labels, nav = [], secondNav = [], phoneNav = [], projectSwitcher, children } = props;
  const { userId, syncBadge, language, theme, account, note } = props;
  const hasNav = nav.length > 0;
  const onBar = new Set(phoneNav.map((item) => item.href));
  const rest = [...nav, ...secondNav].filter((item) => !onBar.has(item.href));

  return (
    <div
      data-account={userId}
      className={classNames(
        "group/frame min-h-dvh print:block",
        hasNav && "lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]",
      )}
    >
      <a
        href="#main"
        className="fixed start-2 top-2 z-50 -translate-y-20 rounded-md bg-action px-4 py-2.5 text-on-action focus:translate-y-0 print:hidden"
      >
        {labels.skip}
      </a>

      {hasNav && (
        <nav
          aria-label={labels.mainNav}
          className="sticky top-0 hidden h-dvh flex-col gap-4 overflow-y-auto border-e border-line bg-sunken p-4 lg:flex print:hidden"
        >
          <Brand {...brand} className="px-3 pt-2 pb-1" />
          {projectSwitcher}
          <NavList items={nav} />
          {secondNav.length > 0 && (
            <NavList items={secondNav} label={labels.secondNav} className="border-t border-line pt-4" />
          )}
          {note && <div className="mt-auto pt-2">{note}</div>}
        </nav>
      )}
      {!hasNav && note}

      <div className="flex min-h-dvh min-w-0 flex-col print:block">
        <header className="sticky top-0 z-30 flex min-h-14 items-center gap-2 border-b border-line bg-ground px-4 group-has-data-form-bar/frame:max-lg:static sm:px-6 lg:px-8 print:hidden">
          <div className={classNames("min-w-0", hasNav && "lg:hidden")}>
            {hasNav && projectSwitcher ? projectSwitcher : <Brand {...brand} />}
          </div>
          <div className="ms-auto flex shrink-0 items-center gap-1.5">
            {syncBadge}
            <div className={classNames("items-center gap-1.5", hasNav ? "hidden lg:flex" : "flex")}>
              {language}
              {theme}
            </div>
            {account}
          </div>
        </header>

        <OutdatedBar />

        <main
          id="main"
          tabIndex={-1}
          className="w-full max-w-[90rem] flex-1 px-4 pt-5 pb-24 outline-none group-has-data-bottom-bar/frame:pb-0 sm:px-6 lg:px-8 lg:pt-7 lg:pb-10 print:p-0"
        >
          {children}
        </main>
      </div>

      {hasNav && (
        <nav
          aria-label={labels.phoneNav}
          className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-ground pb-[env(safe-area-inset-bottom)] group-has-data-bottom-bar/frame:hidden lg:hidden print:hidden"
        >
          <ul className="flex">
            {phoneNav.slice(0, 3).map((item) => (
              <li key={item.href} className="min-w-0 flex-1">
                <NavLink item={item} place="bar" />
              </li>
            ))}
            {rest.length > 0 && (
              <li className="min-w-0 flex-1">
                <MoreSheet label={labels.more} closeLabel={labels.close} items={rest}>
                  {language || theme ? (
                    <>
                      {language}
                      {theme}
                    </>
                  ) : null}
                </MoreSheet>
              </li>
            )}
          </ul>
        </nav>
      )}
    </div>
  );
}
