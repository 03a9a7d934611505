import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** Made before anybody waits for an answer. */
const { privateKey: signingKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

/**
 * An office's own sign-in service on loopback. Whoever comes is `subject`, without a question. Only the client's
 * redirect address, PKCE, state and nonce are checked, by a provider that others use in earnest.
 */
export class OidcIssuer {
  subject = "";
  readonly settings: Record<"OIDC_ISSUER" | "OIDC_CLIENT_ID" | "OIDC_CLIENT_SECRET", string>;

  private constructor(
    readonly address: string,
    private readonly server: Server,
  ) {
    this.settings = { OIDC_ISSUER: address, OIDC_CLIENT_ID: "zoufang", OIDC_CLIENT_SECRET: "s".repeat(40) };
  }

  /** `redirect`: where the product asks it to send people back to. */
  static async start(redirect: () => string): Promise<OidcIssuer> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo; // a TCP server's address
    const issuer = new OidcIssuer(`http://127.0.0.1:${port}`, server);
    let answers: ReturnType<Provider["callback"]> | null = null;
    let provider: Provider | null = null;
    server.on("request", (request, response) => {
      provider ??= issuer.provider(redirect());
      answers ??= provider.callback();
      if (!request.url?.startsWith("/interaction/")) return void answers(request, response);
      const login = { accountId: issuer.subject };
      void provider.interactionFinished(request, response, { login }).catch(() => response.destroy());
    });
    return issuer;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private provider(redirect: string): Provider {
    const { OIDC_CLIENT_ID: client_id, OIDC_CLIENT_SECRET: client_secret } = this.settings;
    const provider: Provider = new Provider(this.address, {
      clients: [{ client_id, client_secret, redirect_uris: [redirect] }],
      cookies: { keys: ["only for tests"] },
      jwks: { keys: [{ ...signingKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
      loadExistingGrant: async (context: { oidc: { session: { accountId: string } } }) => {
        const grant = new provider.Grant({ clientId: client_id, accountId: context.oidc.session.accountId });
        grant.addOIDCScope("openid");
        await grant.save();
        return grant;
      },
    });
    return provider;
  }
}
