import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** Of PostgreSQL's protocol: a simple query, and the execution of a prepared one. Each is one statement. */
const statementTypes = new Set(["Q".charCodeAt(0), "E".charCodeAt(0)]);

/** Counts the statements in what a client sends. Pieces end anywhere. */
class Reader {
  private rest = Buffer.alloc(0);
  /** The first message of a connection has no type. */
  private started = false;

  constructor(private readonly note: () => void) {}

  take(piece: Buffer): void {
    this.rest = Buffer.concat([this.rest, piece]);
    for (;;) {
      const head = this.started ? 1 : 0;
      if (this.rest.length < head + 4) return;
      const length = head + this.rest.readUInt32BE(head);
      if (this.rest.length < length) return;
      if (this.started && statementTypes.has(this.rest.readUInt8(0))) this.note();
      this.started = true;
      this.rest = this.rest.subarray(length);
    }
  }
}

/** A way to a database that counts the statements that go through it, BEGIN and COMMIT among them. */
export class CountedDatabase {
  private readonly sockets = new Set<Socket>();
  statements = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(databaseUrl: string): Promise<CountedDatabase> {
    const target = new URL(databaseUrl);
    const server = createServer();
    await new Promise<void>((done, fail) => server.once("error", fail).listen(0, "127.0.0.1", done));
    const own = new URL(databaseUrl);
    own.hostname = "127.0.0.1";
    own.port = String((server.address() as AddressInfo).port); // a TCP server's address
    const counted = new CountedDatabase(server, own.href);
    server.on("connection", (client) => counted.join(client, connect(Number(target.port || 5432), target.hostname)));
    return counted;
  }

  private join(client: Socket, database: Socket): void {
    const reader = new Reader(() => (this.statements += 1));
    client.on("data", (piece: Buffer) => reader.take(piece));
    client.pipe(database).pipe(client);
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.once("close", () => {
        other.destroy();
        this.sockets.delete(socket);
      });
    }
  }

  async end(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }
}
