/** When each project was last made ready for working offline (ms), for every screen of this tab that shows it. */
type Listener = () => void;

let ready: ReadonlyMap<string, number> = new Map();
const listeners = new Set<Listener>();

export const readiness = {
  subscribe: (listener: Listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  current: () => ready,
  note: (projectId: string, savedAt: number) => {
    ready = new Map([...ready, [projectId, savedAt]]);
    for (const listener of listeners) listener();
  },
};
