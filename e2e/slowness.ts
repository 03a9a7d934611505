import { setTimeout as pause } from "node:timers/promises";
import type { APIRequestContext } from "@playwright/test";

/**
 * How slow the machine is while the doors are asked: how long the one takes that waits for nothing. A door may take as
 * much longer, once for each time that the server and the test have to be given a turn.
 */
export class Slowness {
  private readonly seen: { at: number; took: number }[] = [];
  private readonly turns = 4;
  private over = false;
  private readonly ended: Promise<void>;

  constructor(as: APIRequestContext) {
    this.ended = this.watch(as);
  }

  private async watch(as: APIRequestContext): Promise<void> {
    while (!this.over) {
      const at = Date.now();
      await as.get("/api/health/live");
      this.seen.push({ at, took: Date.now() - at });
      await pause(100);
    }
  }

  /** In milliseconds. */
  since(began: number): number {
    return this.turns * Math.max(0, ...this.seen.filter(({ at, took }) => at + took >= began).map(({ took }) => took));
  }

  async end(): Promise<void> {
    this.over = true;
    await this.ended;
  }
}
