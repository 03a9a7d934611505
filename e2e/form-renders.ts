import type { Page } from "@playwright/test";

/** What of the form React has rendered again. */
export interface Rendered {
  /** The ids of entries, or of a report's points, whose rows were rendered. */
  rows: string[];
  /** How often the form as a whole was, or the editor of a report. */
  bodies: number;
}

/** The properties that rows and the whole are known by. */
interface Watched {
  row: readonly string[];
  body: readonly string[];
}
const visitForm: Watched = { row: ["places", "comments", "id"], body: ["questionCounts", "onSubmit"] };
export const reportEditor: Watched = {
  row: ["point", "sectionId", "opening"],
  body: ["record", "labelStrings", "onMoved"],
};

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

/**
 * Listens as React's developer tools do, so that the production build is what is watched. Call it before the page is
 * opened.
 */
export async function watchRenders(page: Page, watched = visitForm): Promise<void> {
  await page.addInitScript(({ row, body }) => {
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
            const has = (names: readonly string[]) => names.every((name) => name in props);
            const named = "point" in props ? props.point : props;
            if (has(row)) rendered.rows.push(String((named as { id?: unknown }).id));
            if (has(body)) rendered.bodies += 1;
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
  }, watched);
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
