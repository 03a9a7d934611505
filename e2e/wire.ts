import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/**
 * What the connection does with a request: delivers it, delivers it and loses the answer, or loses the request itself.
 */
export type Fate = "carry" | "loseReply" | "drop";

/**
 * A proxy between a device and a server. It gives the device one address, which can be cut and restored, and loses
 * answers on demand. Everything runs on this machine.
 */
export class Wire {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private port = 0;
  /** Called for every request. */
  fate: (path: string) => Fate = () => "carry";
  /** Answers that the server gave and the device never received. */
  lost = 0;

  constructor(private target: string) {}

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  /** Forwards to another server from now on. The device's address stays the same. */
  lead(target: string): void {
    this.target = target;
  }

  /** Restores the connection, at the same address. */
  async mend(): Promise<void> {
    if (this.server) return;
    const server = createServer((incoming, outgoing) => this.carry(incoming, outgoing));
    server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.once("close", () => this.sockets.delete(socket));
    });
    await new Promise<void>((done, fail) =>
      server.once("error", fail).listen({ port: this.port, host: "localhost" }, done),
    );
    this.port = (server.address() as AddressInfo).port; // a TCP server's address
    this.server = server;
  }

  /** No network: open requests break, and nothing gets through any more. */
  async cut(): Promise<void> {
    const { server } = this;
    this.server = null;
    for (const socket of this.sockets) socket.destroy();
    if (server) await new Promise((done) => server.close(done));
  }

  private carry(incoming: IncomingMessage, outgoing: ServerResponse) {
    const fate = this.fate(incoming.url ?? "");
    if (fate === "drop") {
      outgoing.destroy();
      return;
    }
    const { method, url, headers } = incoming;
    const upstream = request(new URL(url ?? "/", this.target), { method, headers }, (answer) => {
      if (fate === "carry") {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
        return;
      }
      answer.resume().once("end", () => {
        this.lost += 1;
        outgoing.destroy();
      });
    });
    upstream.once("error", () => outgoing.destroy());
    incoming.pipe(upstream);
  }
}
