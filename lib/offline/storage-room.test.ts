import { describe, expect, it } from "vitest";
import { roomOf } from "@/lib/offline/storage-room";

const mega = 1_000_000;

describe("the space on this device", () => {
  it.each([
    { usage: 100 * mega, quota: 10_000 * mega, nearlyFull: false },
    { usage: 9_100 * mega, quota: 10_000 * mega, nearlyFull: true },
    { usage: 80 * mega, quota: 100 * mega, nearlyFull: true },
    { usage: 0, quota: 0, nearlyFull: false },
  ])("is nearly full over nine tenths or under 30 MB: $usage of $quota", ({ usage, quota, nearlyFull }) => {
    expect(roomOf({ usage, quota }).nearlyFull).toBe(nearlyFull);
  });
});
