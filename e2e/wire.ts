import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What the wire does with a request: carries it, lets the server do its work and loses the answer, or loses it on the way there. */
export type Fate = "carry" | "loseReply" | "drop";

/**
 * The wire between a device and a server: an address of the device's own that can be cut and mended, and that loses
 * answers as it is told. All of it on this machine.
 */
export class Wire {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private port = 0;
  /** Asked for every request that comes. */
  fate: (path: string) => Fate = () => "carry";
  /** Answers that the server gave and the device never saw. */
  lost = 0;

  constructor(private target: string) {}

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  /** From now on to another server, with the same address for the device. */
  lead(target: string): void {
    this.target = target;
  }

  /** Opens the wire, at the same address as before. */
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

  /** No network: whatever is under way breaks, and nothing gets through any more. */
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
