// Where the server listens, known before anything slow is begun: no package may be needed here.
import { createServer } from "node:http";
import { Refusal } from "../say.mjs";

/** Checks whether the port is free, before anything slow is begun. */
export async function checkPort(port, hosts) {
  for (const host of hosts) {
    const probe = createServer();
    try {
      await listen(probe, port, host);
    } finally {
      await new Promise((done) => probe.close(done));
    }
  }
}

/** @throws Refusal if the port is taken or not allowed */
export async function listen(server, port, host) {
  try {
    await new Promise((done, fail) => server.once("error", fail).listen({ port, host }, done));
  } catch (error) {
    // A machine without IPv6 still has 127.0.0.1.
    if (host === "::1" && ["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(error.code)) return;
    if (error.code === "EADDRINUSE") {
      throw new Refusal(
        `端口 ${port} 已被占用：请停下占用它的程序，或换一个（PORT=3001 npm start）。`,
        `Port ${port} is taken: stop what uses it, or choose another (PORT=3001 npm start).`,
      );
    }
    if (error.code === "EACCES") {
      throw new Refusal(`没有权限使用端口 ${port}。`, `There is no permission to use port ${port}.`);
    }
    throw error;
  }
}

export function readPort(text = "3000") {
  const port = Number(text || "3000");
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Refusal(`PORT 不是端口号：${text}`, `PORT is not a port number: ${text}`);
}

/** "localhost" means both loopback addresses: browsers try either first. */
export function hostsOf(host) {
  return host === "localhost" ? ["127.0.0.1", "::1"] : [host];
}
