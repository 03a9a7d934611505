import type { Page } from "@playwright/test";

/** What of the form React has rendered again. */
export interface Rendered {
  /** The ids of entries whose rows were rendered. */
  rows: string[];
  /** How often the form as a whole was. */
  bodies: number;
}

declare global {
  interface Window {
    formRenders?: Rendered;
  }
}

/** The part of React's tree that is read here. */
interface Fiber {
  child: Fiber | null;
  sibling: Fiber | null;
  flags: number;
  alternate: Fiber | null;
  memoizedProps: unknown;
}

/** Listens as React's developer tools do, so that the production build is what is watched. Call it before the page is opened. */
export async function watchRenders(page: Page): Promise<void> {
  await page.addInitScript(() => {
    /** React sets it on what a commit has rendered. */
    const performedWork = 1;
    const rendered: Rendered = { rows: [], bodies: 0 };
    let known = new WeakSet<Fiber>();
    const onCommitFiberRoot = (_renderer: number, root: { current: Fiber }) => {
      const now = new WeakSet<Fiber>();
      const look = (fiber: Fiber | null) => {
        for (let at = fiber; at; at = at.sibling) {
          now.add(at);
          const props = at.memoizedProps;
          // One that was rendered is the other of its two objects.
          const fresh = (at.flags & performedWork) !== 0 && !known.has(at);
          if (fresh && typeof props === "object" && props !== null) {
            if ("places" in props && "comments" in props && "id" in props) rendered.rows.push(String(props.id));
            if ("questionCounts" in props && "onSubmit" in props) rendered.bodies += 1;
          }
          look(at.child);
        }
      };
      look(root.current);
      known = now;
    };
    const nothing = () => {};
    Object.assign(window, {
      formRenders: rendered,
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        renderers: new Map(),
        supportsFiber: true,
        inject: () => 1,
        onCommitFiberRoot,
        onCommitFiberUnmount: nothing,
        onPostCommitFiberRoot: nothing,
        checkDCE: nothing,
      },
    });
  });
}

/** What was rendered since the last call. */
export function takeRenders(page: Page): Promise<Rendered> {
  return page.evaluate(() => {
    const seen = window.formRenders;
    if (!seen) throw new Error("not watched");
    const taken = { rows: seen.rows.splice(0), bodies: seen.bodies };
    seen.bodies = 0;
    return taken;
  });
}
