import { Device } from "./device";
import { test as base } from "./fixtures";

async function lend(
  { baseURL }: { baseURL: string | undefined },
  provide: (device: Device) => Promise<void>,
): Promise<void> {
  const device = await Device.with(baseURL ?? "");
  await provide(device);
  await device.dispose();
}

/** A test with a device of its own, whose browser can be killed, and a second device for a person who has two. */
export const test = base.extend<{ device: Device; second: Device }>({
  device: async ({ baseURL }, provide) => lend({ baseURL }, provide),
  second: async ({ baseURL }, provide) => lend({ baseURL }, provide),
});
